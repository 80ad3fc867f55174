using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Reads values at the reader's position. Invalid ones throw an exception of <see cref="MalformedPayload"/>.</summary>
internal static class Utf8Values
{
    /// <summary>Reads an id without allocating a string.</summary>
    public static Snowflake Id(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return new Snowflake(reader.GetUInt64());
        return
            reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false }
            && ulong.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= long.MaxValue
            ? new Snowflake(value)
            : Snowflake.Parse(reader.GetString());
    }

    public static Snowflake? IdOrNull(this ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.Id();

    /// <summary>Reads a number, which Discord may also write as a string.</summary>
    public static int Integer(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
            ? int.Parse(reader.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : reader.GetInt32();

    /// <summary>Reads a list, which is usually empty.</summary>
    public static IReadOnlyList<T>? List<T>(this ref Utf8JsonReader reader, JsonTypeInfo<IReadOnlyList<T>> type)
    {
        var ahead = reader;
        if (reader.TokenType != JsonTokenType.StartArray || !ahead.Read() || ahead.TokenType != JsonTokenType.EndArray)
            return JsonSerializer.Deserialize(ref reader, type);
        reader = ahead;
        return null;
    }

    /// <summary>Reads a list of ids.</summary>
    public static IReadOnlyList<Snowflake> Ids(this ref Utf8JsonReader reader)
    {
        if (!reader.IsList())
            return [];
        var ids = new List<Snowflake>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            ids.Add(reader.Id());
        return ids;
    }

    /// <summary>Whether there is an array and not null.</summary>
    public static bool IsList(this ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartArray => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException("Expected a list."),
        };

    /// <summary>Whether there is an object and not null.</summary>
    public static bool IsObject(this ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException("Expected an object."),
        };

    /// <summary>Moves to the next property of the current object; false at its end.</summary>
    public static bool NextKey(this ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
}
