using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>What is known of a command, a click or a submitted modal in a server.</summary>
public abstract class InteractionContext
{
    /// <summary>A context whose members are set one by one.</summary>
    protected InteractionContext() { }

    [SetsRequiredMembers]
    private protected InteractionContext(InteractionContext other)
    {
        (Id, GuildId, ChannelId, Member) = (other.Id, other.GuildId, other.ChannelId, other.Member);
        (AppPermissions, Culture, GuildCulture) = (other.AppPermissions, other.Culture, other.GuildCulture);
        (Resolved, Texts, AttachmentSizeLimit) = (other.Resolved, other.Texts, other.AttachmentSizeLimit);
    }

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

    /// <summary>What the ids that the member gave stand for: options, choices of a select, fields of a modal.</summary>
    public Resolved Resolved { get; init; } = Resolved.None;

    /// <summary>The plugin's texts (<see cref="IPluginBuilder.AddTexts"/>); null for a plugin without texts.</summary>
    public TextCatalog? Texts { get; init; }

    /// <summary>How many bytes a file in the answer may have; 10 MiB unless the server's boosts allow more.</summary>
    public long AttachmentSizeLimit { get; init; } = 10 * 1024 * 1024;

    /// <summary>A text of the plugin in the member's language: for what only the member sees.</summary>
    /// <param name="key">The key in the plugin's <c>.resx</c> files.</param>
    /// <param name="arguments">What replaces <c>{0}</c>…; see <see cref="TextCatalog.Get"/>.</param>
    /// <exception cref="InvalidOperationException">The plugin has no texts.</exception>
    public string Text(string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(Culture, key, arguments);

    /// <summary>A text of the plugin in the server's language: for what everybody sees.</summary>
    /// <inheritdoc cref="Text(string, ReadOnlySpan{object})"/>
    public string GuildText(string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(GuildCulture, key, arguments);

    /// <summary>Why something is not done, in the member's language.</summary>
    /// <exception cref="InvalidOperationException">The plugin has no texts.</exception>
    public string Text(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Catalog.Get(Culture, refusal.Key, [.. refusal.Arguments]);
    }

    private TextCatalog Catalog =>
        Texts ?? throw new InvalidOperationException("The plugin has no texts. Add them in Configure: plugin.AddTexts(…).");
}
