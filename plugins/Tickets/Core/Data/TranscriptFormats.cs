namespace DCTicket.Tickets.Core.Data;

/// <summary>What a transcript is made of.</summary>
[Flags]
internal enum TranscriptFormats
{
    None = 0,
    Html = 1,
    Text = 2,
    Json = 4,
    All = Html | Text | Json,
}
