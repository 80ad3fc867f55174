using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DCTicket.Contracts;

internal sealed class PermissionsJsonConverter : JsonConverter<Permissions>
{
    // Discord writes permissions as text, since they may exceed 64 bits one day.
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (Permissions)(
            reader.TokenType == JsonTokenType.Number
                ? reader.GetInt64()
                : (long)(UInt128.Parse(reader.GetString() ?? "0", NumberStyles.None, CultureInfo.InvariantCulture) & long.MaxValue)
        );

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((long)value).ToString(CultureInfo.InvariantCulture));
}
