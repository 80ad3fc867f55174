using System.Globalization;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A request for a transcript.</summary>
/// <param name="Ticket">The ticket with its department.</param>
/// <param name="Culture">The language.</param>
/// <param name="Audience">The audience.</param>
/// <param name="Formats">The formats.</param>
internal sealed record TranscriptRequest(Ticket Ticket, CultureInfo Culture, TranscriptAudience Audience, TranscriptFormats Formats);
