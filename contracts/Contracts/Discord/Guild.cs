namespace DCTicket.Contracts;

/// <summary>A server. Source: Discord's documentation, "Guild Resource: Guild Object".</summary>
public sealed record Guild
{
    private const long MiB = 1024 * 1024;

    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The name, 2–100 characters.</summary>
    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>Who owns it, and may do everything in it.</summary>
    public Snowflake OwnerId { get; init; }

    /// <summary>Its language, such as “en-US” or “zh-TW”.</summary>
    public string PreferredLocale
    {
        get => field ?? "en-US";
        init;
    }

    /// <summary>The level that its boosts have reached, 0–3.</summary>
    public int PremiumTier { get; init; }

    /// <summary>What Discord has switched on in it, such as “COMMUNITY”.</summary>
    public IReadOnlyList<string> Features
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// How many bytes a file in a message of the bot may have. Source: Discord's documentation, "Reference: Uploading Files".
    /// </summary>
    public long UploadLimit =>
        PremiumTier switch
        {
            >= 3 => 100 * MiB,
            2 => 50 * MiB,
            _ => 10 * MiB,
        };
}

/// <summary>A role of a server. Source: Discord's documentation, "Permissions: Role Object".</summary>
public sealed record Role
{
    /// <summary>The id; that of @everyone is the server's own.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The name, 1–100 characters.</summary>
    public required string Name
    {
        get;
        init => field = value ?? throw new FormatException("A role has no name.");
    }

    /// <summary>Whether Discord or an integration owns the role, so that nobody can hand it out.</summary>
    public bool Managed { get; init; }

    /// <summary>What it allows in the whole server.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>Its place: a role can be handed out by who has a higher one. Of two with the same place the older one is higher.</summary>
    public int Position { get; init; }

    /// <summary>Its colour, 0xRRGGBB; 0 for none.</summary>
    public int Color { get; init; }

    /// <summary>Whether anybody can ping it; the others only who has <see cref="Permissions.MentionEveryone"/>.</summary>
    public bool Mentionable { get; init; }

    /// <summary>The text that Discord shows as a mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => $"<@&{Id}>";
}

/// <summary>A role to make. Source: Discord's documentation, "Guild Resource: Create Guild Role".</summary>
/// <param name="Name">1–100 characters.</param>
public sealed record NewRole(string Name)
{
    /// <summary>What it allows in the whole server; the bot can only give what it has itself.</summary>
    public Permissions Permissions { get; init; }

    /// <summary>Its colour, 0xRRGGBB; 0 for none.</summary>
    public int Color { get; init; }

    /// <summary>Whether anybody can ping it.</summary>
    public bool Mentionable { get; init; }
}
