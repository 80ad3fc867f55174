namespace DCTicket.Discord.Native;

/// <summary>Which bot connects, and where Discord is.</summary>
public sealed record NativeConnectionOptions
{
    /// <summary>The bot's token, without “Bot ”.</summary>
    public required string Token { get; init; }

    /// <summary>Where the REST API begins.</summary>
    public Uri RestUrl { get; init; } = new("https://discord.com/api/v10/");

    /// <summary>The gateway; null asks the REST API for it.</summary>
    public Uri? GatewayUrl { get; init; }

    /// <summary>Whether the gateway may pack what it sends (zlib-stream): a tenth of the traffic, for a little work.</summary>
    public bool Compress { get; init; } = true;

    // A record prints all its members; the token must not end in a log that way.
    public override string ToString() => $"{nameof(NativeConnectionOptions)} {{ RestUrl = {RestUrl}, GatewayUrl = {GatewayUrl} }}";
}
