namespace DCTicket.Host.Startup;

/// <summary>The Discord to connect to.</summary>
/// <param name="RestUrl">The address of its REST API; null for the real one.</param>
/// <param name="Token">The bot token.</param>
internal sealed record DiscordAddress(Uri? RestUrl, string Token)
{
    // ToString of a record prints all members; the token must not get into a log.
    public override string ToString() => $"{nameof(DiscordAddress)} {{ RestUrl = {RestUrl} }}";
}
