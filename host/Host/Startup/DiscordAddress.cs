namespace DCTicket.Host.Startup;

/// <summary>Which Discord to talk to.</summary>
/// <param name="RestUrl">Where its REST API is; null for the real one.</param>
/// <param name="Token">The bot's token there.</param>
internal sealed record DiscordAddress(Uri? RestUrl, string Token)
{
    // A record prints all its members; the token must not end in a log that way.
    public override string ToString() => $"{nameof(DiscordAddress)} {{ RestUrl = {RestUrl} }}";
}
