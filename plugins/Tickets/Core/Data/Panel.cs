using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A message with the departments' buttons. It is brought up to date until what it shows is what is wanted.</summary>
internal sealed class Panel
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Snowflake ChannelId { get; set; }

    /// <summary>Null while it has yet to be posted, and once it was deleted.</summary>
    public Snowflake? MessageId { get; set; }

    /// <summary>By language; empty for what plugins.json or the plugin says.</summary>
    public Dictionary<string, string> Title { get; set; } = [];

    public Dictionary<string, string> Text { get; set; } = [];

    /// <summary>0xRRGGBB; null for what plugins.json or the plugin says.</summary>
    public int? Color { get; set; }

    /// <summary>The keys of its departments in their order; empty for all of the server.</summary>
    public List<string> Departments { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Anew with everything that may change what it shows; Discord has it when <see cref="ShownVersion"/> is the same.</summary>
    public Guid Version { get; set; }

    public Guid ShownVersion { get; set; }

    /// <summary>What Discord has: a change that does not show needs no call.</summary>
    public string? ShownHash { get; set; }

    /// <summary>Since when it is to be posted: no message of the panel is older.</summary>
    public DateTimeOffset PostSince { get; set; }

    /// <summary>The message that the next one takes the place of, until it is deleted.</summary>
    public Snowflake? OldMessageId { get; set; }

    public Snowflake? OldChannelId { get; set; }

    /// <summary>When its message was found to be deleted. It is not posted again until an admin says so.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>When a failed attempt is repeated; null for at once.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>What is wrong with what Discord has.</summary>
    public PanelProblem Problem { get; set; }

    /// <summary>Discord's own words for it.</summary>
    public string? ProblemDetail { get; set; }

    /// <summary>By which Discord knows an attempt to post it again; another one after each time that it was taken away.</summary>
    public string Nonce => Convert.ToBase64String(ShownVersion.ToByteArray()).TrimEnd('=');

    /// <summary>Its place on Discord, for people.</summary>
    public string? Link => MessageId is { } message ? $"https://discord.com/channels/{GuildId}/{ChannelId}/{message}" : null;

    /// <summary>The same as a short link; its channel while it has no message.</summary>
    public string Place(CultureInfo culture) =>
        Link is { } link ? $"[{TicketTexts.Get(culture, "panel.link")}]({link}) · <#{ChannelId}>" : $"<#{ChannelId}>";

    public bool IsCurrent => Version == ShownVersion || GoneAt is not null;

    /// <summary>What it shows may have changed.</summary>
    public void MarkDirty()
    {
        Version = Guid.NewGuid();
        NextStepAt = null;
    }

    /// <summary>It is to be posted anew, there or in another channel; the message that there is goes.</summary>
    public void Repost(DateTimeOffset now, Snowflake? channel = null)
    {
        MarkDirty();
        if (MessageId is not null)
            (OldChannelId, OldMessageId) = (ChannelId, MessageId);
        ChannelId = channel ?? ChannelId;
        // Never the same as before, so that Discord does not take the new message for the old one.
        ShownVersion = Guid.NewGuid();
        (MessageId, GoneAt, ShownHash, PostSince, Attempts) = (null, null, null, now, 0);
    }

    /// <summary>Why it could not be brought up to date.</summary>
    public void Note(Exception exception)
    {
        Problem = exception switch
        {
            DiscordException e when e.IsMissingPermission() => PanelProblem.Permission,
            DiscordException e when e.IsFinal() => PanelProblem.Refused,
            _ => PanelProblem.Outage,
        };
        ProblemDetail = exception is DiscordException refused
            ? Truncate.To(refused.Errors is [var first, ..] ? $"{refused.Reason} {first.Path}: {first.Message}" : refused.Reason, 300)
            : null;
    }
}

/// <summary>Why a panel is not as it should be. The numbers are kept in the database.</summary>
internal enum PanelProblem
{
    None = 0,

    /// <summary>The bot may not see the channel or write in it.</summary>
    Permission = 1,

    /// <summary>Discord does not take the emojis, so there are none.</summary>
    Emoji = 2,

    /// <summary>Discord does not take the panel.</summary>
    Refused = 3,

    /// <summary>Discord does not answer, or not sensibly.</summary>
    Outage = 4,

    /// <summary>Its channel was deleted. It has to be posted in another one, or taken away.</summary>
    ChannelGone = 5,
}
