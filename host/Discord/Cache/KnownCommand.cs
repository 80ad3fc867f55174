using DCTicket.Contracts;

namespace DCTicket.Discord.Cache;

/// <summary>A registered slash command.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Permission">The default permission; null for none.</param>
internal sealed record KnownCommand(Snowflake Id, Permissions? Permission);
