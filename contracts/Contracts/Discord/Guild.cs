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

    /// <summary>The owner, who has all permissions.</summary>
    public Snowflake OwnerId { get; init; }

    /// <summary>Its language, such as “en-US” or “zh-TW”.</summary>
    public string PreferredLocale
    {
        get => field ?? "en-US";
        init;
    }

    /// <summary>The boost level, 0–3.</summary>
    public int PremiumTier { get; init; }

    /// <summary>The enabled features, such as “COMMUNITY”.</summary>
    public IReadOnlyList<string> Features
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// The maximum size of a file in a message of the bot, in bytes. Source: Discord's documentation, "Reference: Uploading Files".
    /// </summary>
    public long UploadLimit =>
        PremiumTier switch
        {
            >= 3 => 100 * MiB,
            2 => 50 * MiB,
            _ => 10 * MiB,
        };
}
