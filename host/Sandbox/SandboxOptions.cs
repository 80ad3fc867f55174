namespace DCTicket.Sandbox;

public sealed record SandboxOptions
{
    /// <summary>The address to listen at; loopback only, port 0 for any free port.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>The folder of the world; null for in memory.</summary>
    public string? DataFolder { get; init; }

    public SandboxLevel Level { get; init; } = SandboxLevel.Discord;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The time limit of the first response to an interaction.</summary>
    public int InteractionDeadlineSeconds { get; init; } = 3;

    /// <summary>Whether Discord's rate limits apply to the bot; they never apply to users.</summary>
    public bool RateLimits { get; init; } = true;

    public int HeartbeatIntervalMilliseconds { get; init; } = 41250;

    /// <summary>How long a session can be resumed after a disconnect.</summary>
    public int SessionLifetimeSeconds { get; init; } = 180;

    /// <summary>Whether the bot has the intents GUILD_MEMBERS and MESSAGE_CONTENT.</summary>
    public bool PrivilegedIntents { get; init; } = true;

    /// <summary>The folder for recordings, one file of JSON lines per Sandbox; null for none.</summary>
    public string? RecordFolder { get; init; } = Environment.GetEnvironmentVariable("SANDBOX_RECORD");

    /// <summary>Whether faults can be added at /sandbox/faults.</summary>
    public bool Faults { get; init; }

    /// <summary>The number of invalid requests in ten minutes before the bot is banned.</summary>
    public int InvalidRequestLimit { get; init; } = 10_000;

    /// <summary>The duration of such a ban.</summary>
    public int BanSeconds { get; init; } = 86_400;

    /// <summary>The session start limit per day; beyond it the token is reset.</summary>
    public int IdentifiesPerDay { get; init; } = 1000;

    /// <summary>How many shards may identify at a time.</summary>
    public int IdentifyConcurrency { get; init; } = 1;

    /// <summary>The pause between identifies; 0 lets tests start bots one after the other.</summary>
    public double IdentifyWindowSeconds { get; init; } = 5;
}

/// <summary>How strictly the bot's requests are checked. Users' requests are not.</summary>
public enum SandboxLevel
{
    /// <summary>As Discord, and undocumented keys in the bot's bodies are errors: for tests.</summary>
    Strict,

    /// <summary>As Discord.</summary>
    Discord,

    /// <summary>Without limits and deadlines: for measurements.</summary>
    Fast,
}
