using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>What a transcript says besides the messages, before it is laid out. The messages come one after the other.</summary>
internal sealed record TranscriptDocument(Ticket Ticket, CultureInfo Culture, TranscriptAudience Audience)
{
    public string Title { get; init; } = TicketTexts.Get(Culture, "transcript.title", Ticket.Label);

    /// <summary>The head: names and values.</summary>
    public IReadOnlyList<TranscriptFact> Facts { get; init; } = [];

    /// <summary>What mentions stand for.</summary>
    public MentionNames Names { get; init; } = MentionNames.None;

    /// <summary>What staff wrote for staff; none for the customer.</summary>
    public IReadOnlyList<TicketNote> Notes { get; init; } = [];

    /// <summary>What was done; nothing for the customer.</summary>
    public IReadOnlyList<TicketHistory> History { get; init; } = [];

    /// <summary>How many messages there are.</summary>
    public int Messages { get; init; }

    /// <summary>Where the bytes of each kept file go.</summary>
    public FilePlan Files { get; init; } = FilePlan.None;

    public string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(Culture, key, arguments);

    /// <summary>The name of a person, or what stands for one who is forgotten.</summary>
    public string Person(string? name, Snowflake? id) =>
        id is not { Value: 0 } && name is not null && Direction.WithoutMarks(name) is { } clean && !string.IsNullOrWhiteSpace(clean)
            ? clean
            : Text("transcript.gone-user");
}

/// <summary>A line of the head.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What people wrote, or a name.</param>
/// <param name="Rest">What stands after it, and must not be reordered by it.</param>
internal sealed record TranscriptFact(string Name, string Value, string Rest = "");

/// <summary>A message with all that belongs to it.</summary>
internal sealed record TranscriptMessage(ArchivedMessage Row)
{
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<MessageComponent> Components { get; init; } = [];

    public IReadOnlyList<Sticker> Stickers { get; init; } = [];

    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    public IReadOnlyList<ForwardedMessage> Forwards { get; init; } = [];

    public Poll? Poll { get; init; }

    /// <summary>What it said before, the oldest first.</summary>
    public IReadOnlyList<MessageEdit> Edits { get; init; } = [];

    public IReadOnlyList<TranscriptFile> Files { get; init; } = [];

    /// <summary>The message that it answers; null where that is not kept.</summary>
    public ArchivedMessage? ReplyTo { get; init; }

    public MentionNames Names { get; init; } = MentionNames.None;

    /// <summary>Whether the reader is only told that it was deleted.</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>A file; small images come with their bytes.</summary>
internal sealed record TranscriptFile(ArchivedAttachment Row, ImageBytes? Image);

/// <summary>An image that can stand in the page itself.</summary>
internal sealed record ImageBytes(string MediaType, byte[] Content);
