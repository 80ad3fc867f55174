using System.Buffers;

namespace DCTicket.Discord.Native.Gateway;

internal static class Buffers
{
    private const int WorthKeeping = 1024 * 1024;

    /// <summary>Clears a buffer. One that grew for a large message is released, or it would stay for the life of the connection.</summary>
    public static void Reset(ref ArrayBufferWriter<byte> buffer, int size)
    {
        if (buffer.Capacity > WorthKeeping)
            buffer = new ArrayBufferWriter<byte>(size);
        else
            buffer.ResetWrittenCount();
    }
}
