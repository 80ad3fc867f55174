using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A message with the departments' buttons. It is updated until it shows the wanted content.</summary>
internal sealed class Panel
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake ChannelId { get; set; }

    /// <summary>Null until it is posted, and after its deletion.</summary>
    public Snowflake? MessageId { get; set; }

    /// <summary>By language; empty for the default.</summary>
    public Dictionary<string, string> Title { get; set; } = [];

    public Dictionary<string, string> Text { get; set; } = [];

    /// <summary>0xRRGGBB; null for the default.</summary>
    public int? Color { get; set; }

    /// <summary>The https URL of the image below the text; null for none.</summary>
    public string? Image { get; set; }

    /// <summary>The https URL of the small image in the corner; null for none.</summary>
    public string? Thumbnail { get; set; }

    /// <summary>The keys of its departments in order; empty for all.</summary>
    public List<string> Departments { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>
    /// Changed with everything that may affect the content; the message is up to date if <see cref="ShownVersion"/> is equal.
    /// </summary>
    public Guid Version { get; set; }

    public Guid ShownVersion { get; set; }

    /// <summary>A hash of the content on Discord: an equal one needs no request.</summary>
    public string? ShownHash { get; set; }

    /// <summary>When the post was requested: no message of the panel is older.</summary>
    public DateTimeOffset PostSince { get; set; }

    /// <summary>The previous message, until it is deleted.</summary>
    public Snowflake? OldMessageId { get; set; }

    public Snowflake? OldChannelId { get; set; }

    /// <summary>When its message was found deleted. An admin has to repost it.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The time of the next attempt; null for at once.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>The problem of the message on Discord.</summary>
    public PanelProblem Problem { get; set; }

    /// <summary>Discord's error message.</summary>
    public string? ProblemDetail { get; set; }

    /// <summary>The nonce of the post; changed after each deletion.</summary>
    public string Nonce => Convert.ToBase64String(ShownVersion.ToByteArray()).TrimEnd('=');

    /// <summary>The link to its message, for people.</summary>
    public string? Link => MessageId is { } message ? MessageLink.To(GuildId, ChannelId, message) : null;

    /// <summary>The same as a short link; its channel if it has no message.</summary>
    public string Place(CultureInfo culture) =>
        Link is { } link
            ? $"[{TicketTexts.Get(culture, "panel.link")}]({link}) · {Mention.Channel(ChannelId)}"
            : Mention.Channel(ChannelId);

    public bool IsCurrent => Version == ShownVersion || GoneAt is not null;

    /// <summary>Marks its content as changed.</summary>
    public void MarkDirty()
    {
        Version = Guid.NewGuid();
        NextStepAt = null;
    }

    /// <summary>Requests a new post, in this or another channel; the current message is deleted.</summary>
    public void Repost(DateTimeOffset now, Snowflake? channel = null)
    {
        MarkDirty();
        if (MessageId is not null)
            (OldChannelId, OldMessageId) = (ChannelId, MessageId);
        ChannelId = channel ?? ChannelId;
        // Always a new value, so that Discord does not treat the new message as a duplicate.
        ShownVersion = Guid.NewGuid();
        (MessageId, GoneAt, ShownHash, PostSince, Attempts) = (null, null, null, now, 0);
    }

    /// <summary>Why it could not be updated.</summary>
    public void Note(Exception exception)
    {
        Problem = exception switch
        {
            DiscordException e when e.IsMissingPermission => PanelProblem.Permission,
            DiscordException e when e.IsPermanent => PanelProblem.Refused,
            _ => PanelProblem.Outage,
        };
        ProblemDetail = exception is DiscordException refused
            ? Truncate.To(refused.Errors is [var first, ..] ? $"{refused.Reason} {first.Path}: {first.Message}" : refused.Reason, 300)
            : null;
    }
}

/// <summary>The problem of a panel. The numbers are stored in the database.</summary>
internal enum PanelProblem
{
    None = 0,

    /// <summary>The bot lacks access to the channel.</summary>
    Permission = 1,

    /// <summary>Discord rejected the emojis, so there are none.</summary>
    Emoji = 2,

    /// <summary>Discord rejected the panel.</summary>
    Refused = 3,

    /// <summary>Discord did not respond, or with an error.</summary>
    Outage = 4,

    /// <summary>Its channel was deleted. It must be reposted in another one, or deleted.</summary>
    ChannelGone = 5,
}
