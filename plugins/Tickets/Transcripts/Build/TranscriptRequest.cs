using System.Globalization;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>Which transcript is wanted.</summary>
/// <param name="Ticket">Of which ticket; its department comes with it.</param>
/// <param name="Culture">In which language.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Formats">As what.</param>
internal sealed record TranscriptRequest(Ticket Ticket, CultureInfo Culture, TranscriptAudience Audience, TranscriptFormats Formats);
