using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What a transcript says, before it is laid out.</summary>
/// <param name="Culture">The language of the labels.</param>
/// <param name="Title">The headline.</param>
/// <param name="Facts">The head: names and values.</param>
/// <param name="Description">What the owner wrote when opening the ticket.</param>
/// <param name="Messages">The messages in their order.</param>
/// <param name="Names">What mentions stand for.</param>
internal sealed record TranscriptDocument(
    CultureInfo Culture,
    string Title,
    IReadOnlyList<(string Name, string Value)> Facts,
    string Description,
    IReadOnlyList<TranscriptMessage> Messages,
    MentionNames Names)
{
    public string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(Culture, key, arguments);
}

internal sealed record TranscriptMessage(ArchivedMessage Row, IReadOnlyList<Embed> Embeds, IReadOnlyList<TranscriptFile> Files);

/// <summary>A file; small images come with their bytes.</summary>
internal sealed record TranscriptFile(ArchivedAttachment Row, ImageBytes? Image);

/// <summary>An image that can stand in the page itself.</summary>
internal sealed record ImageBytes(string MediaType, byte[] Content);
