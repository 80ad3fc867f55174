namespace DCTicket.Tickets.Core.Data;

/// <summary>The formats of a transcript.</summary>
[Flags]
internal enum TranscriptFormats
{
    None = 0,
    Html = 1,
    Text = 2,
    Json = 4,
    All = Html | Text | Json,
}
