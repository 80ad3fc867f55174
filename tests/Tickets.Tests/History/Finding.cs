using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.History.Records;

namespace DCTicket.Tickets.Tests.History;

/// <summary>What people say in tickets, and how staff looks for it.</summary>
internal static class Finding
{
    public static Member Tess { get; } = TicketsWorld.Member(3001, Permissions.None, TicketsWorld.TechRole);

    public static Member Bill { get; } = TicketsWorld.Member(3002, Permissions.None, TicketsWorld.BillingRole);

    public static Member Adam { get; } = TicketsWorld.Member(3003, Permissions.Administrator);

    /// <summary>Somebody writes in a ticket's channel, and the archive hears of it.</summary>
    public static async Task<Message> KeepsAsync(
        this TicketsWorld world,
        Ticket ticket,
        ulong author,
        string text,
        params IReadOnlyList<Attachment> files
    )
    {
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var message = world.Discord.Write(ticket.ChannelId!.Value, TicketsWorld.Person(author), text, files);
        await world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageCreated(TicketsWorld.Guild, message), CancellationToken.None)
        );
        return message;
    }

    public static Task<Reply> SearchesAsync(
        this TicketsWorld world,
        Member who,
        string? text = null,
        string? department = null,
        ulong? customer = null,
        ulong? staff = null,
        ulong? author = null,
        TicketState? state = null,
        TicketPriority? priority = null,
        long? rating = null,
        string? from = null,
        string? to = null,
        bool? file = null,
        string? number = null,
        SearchOrder? order = null
    ) =>
        world.InAsync<SearchHistory, Reply>(search =>
            search.RunAsync(
                world.Command(who),
                text,
                department,
                Person(customer),
                Person(staff),
                Person(author),
                state,
                priority,
                rating,
                from,
                to,
                file,
                number,
                order,
                null,
                CancellationToken.None
            )
        );

    public static async Task<string> FindsAsync(this TicketsWorld world, Member who, string text, string? department = null) =>
        (await world.SearchesAsync(who, text, department)).Message.Text();

    public static Task IndexAsync(this TicketsWorld world) =>
        world.HandleAsync<BuildSearchIndex>(job => job.RunAsync(CancellationToken.None));

    public static Task<string?> IsRefusedAsync(this TicketsWorld world, Member who) =>
        world.InAsync<IServiceProvider, string?>(async services =>
            await new RequireStaffAttribute().RefuseAsync(world.Command(who), services, CancellationToken.None)
        );

    private static User? Person(ulong? id) => id is { } value ? TicketsWorld.Person(value) : null;
}
