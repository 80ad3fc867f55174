namespace DCTicket.Discord.Native;

/// <summary>The identity of the bot, and the addresses of Discord.</summary>
public sealed record NativeConnectionOptions
{
    /// <summary>The bot's token, without “Bot ”.</summary>
    public required string Token { get; init; }

    /// <summary>The address of the REST API.</summary>
    public Uri RestUrl { get; init; } = new("https://discord.com/api/v10/");

    /// <summary>The gateway; null asks the REST API for it.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Whether the gateway may compress (zlib-stream): a tenth of the traffic, for some CPU time.</summary>
    public bool Compress { get; init; } = true;

    // ToString of a record prints all members; the token must not get into a log.
    public override string ToString() => $"{nameof(NativeConnectionOptions)} {{ RestUrl = {RestUrl}, GatewayUrl = {GatewayUrl} }}";
}
