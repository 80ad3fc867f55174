using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets.Tests;

public sealed class StaffTests
{
    [Theory]
    [InlineData(Permissions.ManageMessages, null, true)]
    [InlineData(Permissions.Administrator, null, true)]
    [InlineData(Permissions.SendMessages, null, false)]
    [InlineData(Permissions.SendMessages, TicketRole.None, false)]
    [InlineData(Permissions.SendMessages, TicketRole.Owner, false)]
    [InlineData(Permissions.SendMessages, TicketRole.Staff, true)]
    [InlineData(Permissions.SendMessages, TicketRole.Owner | TicketRole.Staff, true)]
    public async Task Who_manages_messages_may_and_so_may_the_staff_of_a_ticket(Permissions permissions, TicketRole? role, bool may)
    {
        await using var services = new ServiceCollection().AddSingleton(Tickets.With(role)).BuildServiceProvider();

        Assert.Equal(may, await RefuseAsync(permissions, services) is null);
    }

    [Fact]
    public async Task Without_tickets_only_who_manages_messages_may()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();

        Assert.Null(await RefuseAsync(Permissions.ManageMessages, services));
        Assert.NotNull(await RefuseAsync(Permissions.SendMessages, services));
    }

    private static async Task<string?> RefuseAsync(Permissions permissions, IServiceProvider services) =>
        await new StaffAttribute().RefuseAsync(TestContexts.Command(SnippetTexts.Catalog, permissions), services, CancellationToken.None);

    /// <summary>The Tickets plugin as far as this sample uses it.</summary>
    public class Tickets : DispatchProxy
    {
        private TicketRole? _role;

        public static ITickets With(TicketRole? role)
        {
            var tickets = Create<ITickets, Tickets>();
            ((Tickets)(object)tickets)._role = role;
            return tickets;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name == nameof(ITickets.FindRoleAsync)
                ? Task.FromResult(_role)
                : throw new NotSupportedException($"The test has no answer to {targetMethod?.Name}.");
    }
}
