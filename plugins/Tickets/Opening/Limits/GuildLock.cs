using DCTicket.Contracts;
using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>
/// Lets one opening after the other of a server through, so that they do not have to try again and again for the next number.
/// </summary>
internal sealed class GuildLock(TimeProvider time) : KeyedLock<Snowflake>(time);
