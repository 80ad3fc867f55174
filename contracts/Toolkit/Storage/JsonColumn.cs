using System.Text.Json;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DCTicket.Toolkit.Storage;

/// <summary>Stores values as JSON in text columns.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new SnowflakeText() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Stores a property as JSON. Changes inside of the value are detected. An empty column is a new value; invalid JSON throws a
    /// <see cref="JsonException"/>.
    /// </summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class, new() =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => Read<T>(text),
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => Read<T>(JsonSerializer.Serialize(value, Options))
            )
        );

    // The column is empty in rows that are older than the column.
    private static T Read<T>(string text)
        where T : class, new() => text.Length == 0 ? new T() : JsonSerializer.Deserialize<T>(text, Options) ?? new T();

    private sealed class SnowflakeText : System.Text.Json.Serialization.JsonConverter<Snowflake>
    {
        public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ulong.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture));

        public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
