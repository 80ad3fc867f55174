using DCTicket.Contracts;

namespace DCTicket.Discord.Cache;

/// <summary>A slash command as Discord has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Permission">What a member needs where the server's settings say nothing; null for nothing.</param>
internal sealed record KnownCommand(Snowflake Id, Permissions? Permission);
