using System.Text.Json;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Stores a value as JSON in a text column.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions _options = new()
    {
        Converters = { new SnowflakeText() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class, new() =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, _options),
            text => Read<T>(text),
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, _options) == JsonSerializer.Serialize(b, _options),
                value => JsonSerializer.Serialize(value, _options).GetHashCode(StringComparison.Ordinal),
                value => Read<T>(JsonSerializer.Serialize(value, _options))
            )
        );

    // Rows that are older than the column have an empty one.
    private static T Read<T>(string text)
        where T : class, new() => text.Length == 0 ? new T() : JsonSerializer.Deserialize<T>(text, _options) ?? new T();

    private sealed class SnowflakeText : System.Text.Json.Serialization.JsonConverter<Snowflake>
    {
        public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ulong.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture));

        public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
