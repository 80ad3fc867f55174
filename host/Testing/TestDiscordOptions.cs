namespace DCTicket.Testing;

/// <summary>What a <see cref="TestDiscord"/> starts with.</summary>
public sealed record TestDiscordOptions
{
    /// <summary>The plugins of the bot.</summary>
    public required IReadOnlyList<TestPlugin> Plugins { get; init; }

    /// <summary>
    /// The folder of the bot's data and logs, which stays after the test; null for a new one that is deleted at the end.
    /// </summary>
    public string? Folder { get; init; }
}
