using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>What is known of a command, a click or a submitted form in a server.</summary>
public abstract class InteractionContext
{
    /// <summary>The id of the interaction; handled once.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The server.</summary>
    public required Snowflake GuildId { get; init; }

    /// <summary>The channel.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>Who did it.</summary>
    public required Member Member { get; init; }

    /// <summary>What the bot may do in this channel.</summary>
    public required Permissions AppPermissions { get; init; }

    /// <summary>The member's language: for what only the member sees.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>The server's language: for what everybody sees.</summary>
    public required CultureInfo GuildCulture { get; init; }

    /// <summary>What the ids that the member gave stand for: options, choices of a select, fields of a form.</summary>
    public Resolved Resolved { get; init; } = Resolved.None;

    /// <summary>How many bytes a file in the answer may have; 10 MiB unless the server's boosts allow more.</summary>
    public long AttachmentSizeLimit { get; init; } = 10 * 1024 * 1024;
}

/// <summary>A slash command, or one in the menu of a message or a person.</summary>
public sealed class CommandContext : InteractionContext;

/// <summary>A click, or a choice.</summary>
public sealed class ComponentContext : InteractionContext
{
    /// <summary>The message that was clicked, or whose select was used.</summary>
    public required Message Message { get; init; }
}

/// <summary>A submitted form.</summary>
public sealed class FormContext : InteractionContext
{
    /// <summary>The message whose button opened the form; null when a command did.</summary>
    public Message? Message { get; init; }

    /// <summary>
    /// What was given for each field of the form, by its name: for forms whose fields are not known when the handler is written.
    /// </summary>
    public IReadOnlyDictionary<string, FormValue> Values { get; init; } = new Dictionary<string, FormValue>();
}
