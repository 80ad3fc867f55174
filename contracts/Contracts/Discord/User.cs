namespace DCTicket.Contracts;

/// <summary>A person or a bot. Source: Discord's documentation, "User Resource: User Object".</summary>
public sealed record User
{
    /// <summary>The id of the account.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The unique account name.</summary>
    public required string Username
    {
        get;
        init => field = value ?? throw new FormatException("A user has no name.");
    }

    /// <summary>The global display name; null for none.</summary>
    public string? GlobalName { get; init; }

    /// <summary>Whether this is the account of an application.</summary>
    public bool Bot { get; init; }

    /// <summary>The hash of the avatar; null for Discord's default one. See <see cref="AvatarUrl"/>.</summary>
    public string? Avatar { get; init; }

    /// <summary>The display name, without bidirectional control characters: they would reorder the text next to it.</summary>
    public string DisplayName => Shown(GlobalName) ?? Shown(Username) ?? Id.ToString();

    /// <summary>The mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => $"<@{Id}>";

    /// <summary>When the account was created.</summary>
    public DateTimeOffset CreatedAt => Id.CreatedAt;

    /// <summary>The address of the avatar, 128 pixels wide. Source: Discord's documentation, "Reference: Image Formatting".</summary>
    public string AvatarUrl =>
        Avatar is null
            ? $"https://cdn.discordapp.com/embed/avatars/{(Id.Value >> 22) % 6}.png"
            : $"https://cdn.discordapp.com/avatars/{Id}/{Avatar}.png?size=128";

    internal static string? Shown(string? name) =>
        name is not null && Direction.WithoutMarks(name) is { } clean && !string.IsNullOrWhiteSpace(clean) ? clean : null;
}
