using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>The data of a transcript besides its messages, which are read one by one.</summary>
internal sealed record TranscriptDocument(Ticket Ticket, CultureInfo Culture, TranscriptAudience Audience)
{
    public string Title { get; init; } = TicketTexts.Get(Culture, "transcript.title", Ticket.Label);

    /// <summary>The head.</summary>
    public IReadOnlyList<TranscriptFact> Facts { get; init; } = [];

    /// <summary>The names of mentions.</summary>
    public MentionNames Names { get; init; } = MentionNames.None;

    /// <summary>The notes; none for the customer.</summary>
    public IReadOnlyList<TicketNote> Notes { get; init; } = [];

    /// <summary>The history; none for the customer.</summary>
    public IReadOnlyList<TicketHistory> History { get; init; } = [];

    /// <summary>The number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>The assignment of stored files.</summary>
    public FilePlan Files { get; init; } = FilePlan.None;

    public string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(Culture, key, arguments);

    /// <summary>The name of a user, or that of an erased one.</summary>
    public string Person(string? name, Snowflake? id) =>
        id is not { Value: 0 } && name is not null && Direction.WithoutMarks(name) is { } clean && !string.IsNullOrWhiteSpace(clean)
            ? clean
            : Text("transcript.gone-user");
}

/// <summary>A line of the head.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">Text of a user, or a name.</param>
/// <param name="Rest">The text after it, isolated from its direction.</param>
internal sealed record TranscriptFact(string Name, string Value, string Rest = "");

/// <summary>A message with its parts.</summary>
internal sealed record TranscriptMessage(ArchivedMessage Row)
{
    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<MessageComponent> Components { get; init; } = [];

    public IReadOnlyList<Sticker> Stickers { get; init; } = [];

    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    public IReadOnlyList<ForwardedMessage> Forwards { get; init; } = [];

    public Poll? Poll { get; init; }

    /// <summary>The earlier versions, oldest first.</summary>
    public IReadOnlyList<MessageEdit> Edits { get; init; } = [];

    public IReadOnlyList<TranscriptFile> Files { get; init; } = [];

    /// <summary>The message it replies to; null if it is not archived.</summary>
    public ArchivedMessage? ReplyTo { get; init; }

    public MentionNames Names { get; init; } = MentionNames.None;

    /// <summary>Whether the audience only sees that it was deleted.</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>A file; small images have their content.</summary>
internal sealed record TranscriptFile(ArchivedAttachment Row, ImageBytes? Image);

/// <summary>An image for the page itself.</summary>
internal sealed record ImageBytes(string MediaType, byte[] Content);
