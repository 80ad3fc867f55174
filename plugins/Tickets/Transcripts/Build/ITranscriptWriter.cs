using System.Text;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Writes a transcript message by message, so that memory does not grow.</summary>
internal interface ITranscriptWriter
{
    void Begin(StringBuilder to);

    void Write(StringBuilder to, TranscriptMessage message);

    void End(StringBuilder to);
}
