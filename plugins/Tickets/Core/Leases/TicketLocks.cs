using DCTicket.Toolkit.Work;

namespace DCTicket.Tickets.Core.Leases;

/// <summary>Lets one at a time work on what a row still has to do: a ticket's, a panel's or a setup's, by its id.</summary>
internal sealed class TicketLocks(TimeProvider time) : KeyedLock<Guid>(time);
