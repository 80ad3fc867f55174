using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>The data of a command, a click or a submitted modal in a server.</summary>
public abstract class InteractionContext
{
    /// <summary>Creates a context whose members are set one by one.</summary>
    protected InteractionContext() { }

    [SetsRequiredMembers]
    private protected InteractionContext(InteractionContext other)
    {
        (Id, GuildId, ChannelId, Member) = (other.Id, other.GuildId, other.ChannelId, other.Member);
        (AppPermissions, Culture, GuildCulture) = (other.AppPermissions, other.Culture, other.GuildCulture);
        (Resolved, Texts, AttachmentSizeLimit) = (other.Resolved, other.Texts, other.AttachmentSizeLimit);
    }

    /// <summary>The id of the interaction; each one is handled once.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The server.</summary>
    public required Snowflake GuildId { get; init; }

    /// <summary>The channel.</summary>
    public required Snowflake ChannelId { get; init; }

    /// <summary>The member who used it.</summary>
    public required Member Member { get; init; }

    /// <summary>The bot's permissions in this channel.</summary>
    public required Permissions AppPermissions { get; init; }

    /// <summary>The member's language: for responses that only the member sees.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>The server's language: for messages that everybody sees.</summary>
    public required CultureInfo GuildCulture { get; init; }

    /// <summary>The objects behind the ids in options, select menus and modal fields.</summary>
    public Resolved Resolved { get; init; } = Resolved.None;

    /// <summary>The plugin's texts (<see cref="IPluginBuilder.AddTexts"/>); null for a plugin without texts.</summary>
    public TextCatalog? Texts { get; init; }

    /// <summary>The maximum size of a file in the response, in bytes: 10 MiB, or more with the server's boosts.</summary>
    public long AttachmentSizeLimit { get; init; } = 10 * 1024 * 1024;

    /// <summary>Gets a text of the plugin in the member's language: for responses that only the member sees.</summary>
    /// <param name="key">The key in the plugin's <c>.resx</c> files.</param>
    /// <param name="arguments">The values for <c>{0}</c>…; see <see cref="TextCatalog.Get"/>.</param>
    /// <exception cref="InvalidOperationException">The plugin has no texts.</exception>
    public string Text(string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(Culture, key, arguments);

    /// <summary>Gets a text of the plugin in the server's language: for messages that everybody sees.</summary>
    /// <inheritdoc cref="Text(string, ReadOnlySpan{object})"/>
    public string GuildText(string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(GuildCulture, key, arguments);

    /// <summary>Gets the text of a refusal in the member's language.</summary>
    /// <exception cref="InvalidOperationException">The plugin has no texts.</exception>
    public string Text(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return (refusal.Texts ?? Catalog).Get(Culture, refusal.Key, [.. refusal.Arguments]);
    }

    private TextCatalog Catalog =>
        Texts ?? throw new InvalidOperationException("The plugin has no texts. Add them in Configure: plugin.AddTexts(…).");
}
