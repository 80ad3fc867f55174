using System.Linq.Expressions;
using System.Reflection;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests;

/// <summary>Puts a ticket into a state that the plugin reaches only by its own methods.</summary>
internal static class TicketFields
{
    public static Ticket With<T>(this Ticket ticket, Expression<Func<Ticket, T>> field, T value)
    {
        var member = (MemberExpression)field.Body;
        var owner = member.Expression is MemberExpression part ? ((PropertyInfo)part.Member).GetValue(ticket) : ticket;
        ((PropertyInfo)member.Member).SetValue(owner, value);
        return ticket;
    }
}
