namespace DCTicket.Discord.Native.Gateway;

/// <summary>The meaning of a close code. Source: Discord's documentation, "Opcodes and Status Codes: Gateway Close Event Codes".</summary>
internal static class CloseCodes
{
    /// <summary>Ends the session: the bot appears offline at once.</summary>
    public const int NormalClosure = 1000;

    /// <summary>Neither 1000 nor 1001, so that the session can be resumed.</summary>
    public const int WillResume = 4000;

    public const int AuthenticationFailed = 4004;

    public const int DisallowedIntents = 4014;

    public const string TokenRefused =
        "Discord refused the bot's token; make a new one under Bot in the developer portal and set it as Discord:Token.";

    public const string TokenTooLong =
        "The bot's token is far too long to be one; copy it again from the developer portal, under Bot, and set it as Discord:Token.";

    /// <summary>Whether the session is lost. Discord's own 1000 and 1001 do not tell: a resume finds out.</summary>
    public static bool EndsSession(int? code) => code is 4007 or 4009;

    /// <summary>
    /// Gets what to do after a code by which Discord permanently rejects this bot; null for others. Every retry would cost one of the
    /// day's identifies.
    /// </summary>
    public static string? Fatal(int? code) =>
        code switch
        {
            4010 => "Discord refused the bot's shard number (4010); update DCTicket to its newest version.",
            4011 => "The bot is in too many servers for one connection (4011), and DCTicket knows only one; take it out of some servers.",
            4012 => "Discord no longer speaks this version of its gateway (4012); update DCTicket to its newest version.",
            4013 => "Discord does not know an intent that DCTicket asks for (4013); update DCTicket to its newest version.",
            _ => null,
        };
}
