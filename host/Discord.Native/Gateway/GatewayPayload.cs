using System.Buffers;
using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Payloads of the client.</summary>
internal static class GatewayPayload
{
    // Source: Discord's documentation, "Gateway: Sending Events". Discord closes a connection that sends larger ones.
    private const int Largest = 4096;

    public static bool MaySend(ReadOnlyMemory<byte> payload) => payload.Length <= Largest;

    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) =>
        Write(
            GatewayOp.Heartbeat,
            json =>
            {
                if (sequence is { } value)
                    json.WriteNumberValue(value);
                else
                    json.WriteNullValue();
            }
        );

    public static ReadOnlyMemory<byte> Identify(string token, int intents) =>
        Write(
            GatewayOp.Identify,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("token"u8, token);
                json.WriteNumber("intents"u8, intents);
                json.WriteStartObject("properties"u8);
                json.WriteString("os"u8, Environment.OSVersion.Platform.ToString());
                json.WriteString("browser"u8, "DCTicket"u8);
                json.WriteString("device"u8, "DCTicket"u8);
                json.WriteEndObject();
                json.WriteBoolean("compress"u8, false);
                json.WriteNumber("large_threshold"u8, 50);
                json.WriteStartArray("shard"u8);
                json.WriteNumberValue(0);
                json.WriteNumberValue(1);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> Resume(string token, string session, long sequence) =>
        Write(
            GatewayOp.Resume,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("token"u8, token);
                json.WriteString("session_id"u8, session);
                json.WriteNumber("seq"u8, sequence);
                json.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> RequestMembers(Snowflake guild, IReadOnlyList<Snowflake> users, string nonce) =>
        Write(
            GatewayOp.RequestMembers,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("guild_id"u8, guild.ToString());
                json.WriteStartArray("user_ids"u8);
                foreach (var user in users)
                    json.WriteStringValue(user.ToString());
                json.WriteEndArray();
                json.WriteString("nonce"u8, nonce);
                json.WriteEndObject();
            }
        );

    private static ReadOnlyMemory<byte> Write(int op, Action<Utf8JsonWriter> writeData)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("op"u8, op);
        json.WritePropertyName("d"u8);
        writeData(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
