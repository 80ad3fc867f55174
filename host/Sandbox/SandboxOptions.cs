namespace DCTicket.Sandbox;

public sealed record SandboxOptions
{
    /// <summary>Where to listen; loopback only, port 0 means any free port.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>Where the world is saved; null keeps it in memory.</summary>
    public string? DataFolder { get; init; }

    public SandboxLevel Level { get; init; } = SandboxLevel.Discord;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long the application has for its first answer to an interaction.</summary>
    public int InteractionDeadlineSeconds { get; init; } = 3;

    /// <summary>Whether the bot is held to Discord's rate limits; people never are.</summary>
    public bool RateLimits { get; init; } = true;

    public int HeartbeatIntervalMilliseconds { get; init; } = 41250;

    /// <summary>How long a gateway session can be resumed after its socket was lost.</summary>
    public int SessionLifetimeSeconds { get; init; } = 180;

    /// <summary>Whether the bot may ask for GUILD_MEMBERS and MESSAGE_CONTENT.</summary>
    public bool PrivilegedIntents { get; init; } = true;

    /// <summary>Where to write down what is said, one file of JSON lines per Sandbox; null for nowhere.</summary>
    public string? RecordFolder { get; init; } = Environment.GetEnvironmentVariable("SANDBOX_RECORD");

    /// <summary>Whether faults can be asked for at /sandbox/faults.</summary>
    public bool Faults { get; init; }

    /// <summary>How many answers of 401, 403 and 429 the bot may get in ten minutes before it is banned.</summary>
    public int InvalidRequestLimit { get; init; } = 10_000;

    /// <summary>How long such a ban lasts.</summary>
    public int BanSeconds { get; init; } = 86_400;

    /// <summary>How often the bot may identify in a day; once more, and its token is reset.</summary>
    public int IdentifiesPerDay { get; init; } = 1000;

    /// <summary>How many shards may identify at a time.</summary>
    public int IdentifyConcurrency { get; init; } = 1;

    /// <summary>How long until the next shard may identify; 0 lets tests start bots one after the other.</summary>
    public double IdentifyWindowSeconds { get; init; } = 5;
}

/// <summary>How exactly the Sandbox takes the bot. People are held to none of it.</summary>
public enum SandboxLevel
{
    /// <summary>As Discord, and refuses keys in the bot's bodies that Discord does not document: for tests.</summary>
    Strict,

    /// <summary>As Discord.</summary>
    Discord,

    /// <summary>No limits and no deadlines: for measuring.</summary>
    Fast,
}
