using System.Text.Json;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>A frame as far as it was read.</summary>
/// <param name="Op">The opcode; -1 when the frame has none.</param>
/// <param name="Sequence">The <c>s</c> of an event.</param>
/// <param name="Event">The <c>t</c> of an event that somebody needs.</param>
/// <param name="Data">The JSON of <c>d</c>, still in the socket's buffer; empty for an event that nobody needs.</param>
internal readonly record struct GatewayFrame(int Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads a frame; throws <see cref="JsonException"/> when it is none.</summary>
    public static GatewayFrame Read(ReadOnlyMemory<byte> message, EventFilter filter)
    {
        var reader = new Utf8JsonReader(message.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A gateway frame is an object.");

        var op = -1;
        long? sequence = null;
        string? name = null;
        var (nameSeen, sequenceSeen) = (false, false);
        ReadOnlyMemory<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
                op = Next(ref reader).TryGetInt32(out var value) ? value : -1;
            else if (reader.ValueTextEquals("s"u8))
                (sequence, sequenceSeen) = (ReadSequence(ref reader), true);
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                (name, nameSeen) = (filter.Find(ref reader), true);
            }
            // Discord sends d last; then the data of an event nobody needs is not even walked through.
            else if (reader.ValueTextEquals("d"u8) && op == GatewayOp.Dispatch && nameSeen && sequenceSeen && name is null)
                return new GatewayFrame(op, sequence, null, default);
            else if (reader.ValueTextEquals("d"u8))
                data = ReadData(ref reader, message);
            else
                reader.Skip();
        }

        return new GatewayFrame(op, sequence, name, op == GatewayOp.Dispatch && name is null ? default : data);
    }

    private static ref Utf8JsonReader Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("An opcode is a number.");
        return ref reader;
    }

    private static long? ReadSequence(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : null;
    }

    private static ReadOnlyMemory<byte> ReadData(ref Utf8JsonReader reader, ReadOnlyMemory<byte> message)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return message[start..(int)reader.BytesConsumed];
    }
}

/// <summary>Discord's opcodes. Source: Discord's documentation, "Opcodes and Status Codes: Gateway Opcodes".</summary>
internal static class GatewayOp
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}
