using System.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Lays a transcript out, a message at a time: what it has written can go to the disk before the next one is read.</summary>
internal interface ITranscriptWriter
{
    void Begin(StringBuilder to);

    void Write(StringBuilder to, TranscriptMessage message);

    void End(StringBuilder to);
}
