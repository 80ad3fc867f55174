using System.Text.Json;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>A parsed frame.</summary>
/// <param name="Op">The opcode; -1 when the frame has none.</param>
/// <param name="Sequence">The <c>s</c> of an event.</param>
/// <param name="Event">The <c>t</c> of a needed event.</param>
/// <param name="Data">The JSON of <c>d</c>, still in the socket's buffer; empty for an event that is not needed.</param>
internal readonly record struct GatewayFrame(int Op, long? Sequence, string? Event, ReadOnlyMemory<byte> Data)
{
    /// <summary>Whether <c>d</c> was the last property.</summary>
    public bool EndsWithData { get; init; }

    /// <summary>Reads a frame; throws <see cref="JsonException"/> if it is malformed.</summary>
    /// <param name="message">The frame.</param>
    /// <param name="filter">The needed events.</param>
    /// <param name="endsWithData">
    /// Whether <c>d</c> is known to be last. Then the rest is the data, without looking for its end: its reader notices malformed JSON.
    /// </param>
    public static GatewayFrame Read(ReadOnlyMemory<byte> message, EventFilter filter, bool endsWithData = false)
    {
        var reader = new Utf8JsonReader(message.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The gateway frame is not an object.");

        var op = -1;
        long? sequence = null;
        string? name = null;
        var (nameSeen, sequenceSeen, last) = (false, false, false);
        ReadOnlyMemory<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            last = false;
            if (reader.ValueTextEquals("op"u8))
                op = Next(ref reader).TryGetInt32(out var value) ? value : -1;
            else if (reader.ValueTextEquals("s"u8))
                (sequence, sequenceSeen) = (ReadSequence(ref reader), true);
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                (name, nameSeen) = (filter.Find(ref reader), true);
            }
            // Discord sends d last; the data of a skipped event is then not scanned at all.
            else if (reader.ValueTextEquals("d"u8) && op == GatewayOp.Dispatch && nameSeen && sequenceSeen && name is null)
                return new GatewayFrame(op, sequence, null, default);
            else if (reader.ValueTextEquals("d"u8))
            {
                last = op == GatewayOp.Dispatch && nameSeen && sequenceSeen;
                if (last && endsWithData && TakeRest(reader, message) is { IsEmpty: false } rest)
                    return new GatewayFrame(op, sequence, name, rest) { EndsWithData = true };
                data = ReadData(ref reader, message);
            }
            else
                reader.Skip();
        }

        return new GatewayFrame(op, sequence, name, op == GatewayOp.Dispatch && name is null ? default : data) { EndsWithData = last };
    }

    private static ref Utf8JsonReader Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("The opcode is not a number.");
        return ref reader;
    }

    private static long? ReadSequence(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : null;
    }

    // The reader is a copy: if this fails, the caller's reader continues from the property.
    private static ReadOnlyMemory<byte> TakeRest(Utf8JsonReader reader, ReadOnlyMemory<byte> message)
    {
        reader.Read();
        var rest = message[(int)reader.TokenStartIndex..].TrimEnd(" \t\r\n"u8);
        return reader.TokenType == JsonTokenType.StartObject && rest.Span.EndsWith("}}"u8) ? rest[..^1] : default;
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
    public const int RequestMembers = 8;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}
