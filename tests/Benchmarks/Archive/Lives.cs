using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Benchmarks.Archive;

/// <summary>
/// Makes up tickets and what is said in them, over nine hundred days: ten messages a ticket, fifty tickets at a time. The same seed gives
/// the same.
/// </summary>
internal sealed class Lives(int tickets, Corpus corpus, Random random, IReadOnlyList<Department> departments)
{
    public const int MessagesPerTicket = 10;

    private const int Customers = 20_000;
    private const int AtATime = 50;
    private const int Live = 300;

    public static readonly DateTimeOffset End = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Ticket[] _tickets = new Ticket[tickets];
    private readonly TimeSpan _step = TimeSpan.FromDays(900) / (tickets * MessagesPerTicket);
    private long _history;

    /// <summary>A ticket, and what was done with it.</summary>
    public (Ticket Ticket, IReadOnlyList<TicketHistory> History) Ticket(int index)
    {
        var at = At(index * MessagesPerTicket);
        var isLive = index >= tickets - Live;
        var staff = Server.Staff(random.Next(Server.StaffMembers)).User;
        // Some departments have most of the tickets.
        var department = departments[(int)(departments.Count * Math.Pow(random.NextDouble(), 2))];
        var ticket = _tickets[index] = new Ticket
        {
            Id = Guid.CreateVersion7(at),
            GuildId = Server.Guild,
            Number = index + 1,
            OwnerId = new((ulong)(isLive ? 1_000_000 + index : 1_000 + random.Next(Customers))),
            OwnerName = "somebody",
            OwnerCulture = "en",
            Description = corpus.Text(),
            CreatedAt = at,
            AnnouncedAt = at,
        };
        ticket.Open(department, 1, at, isAnswered: false);
        ticket.SetChannel(SnowflakeOf(at, 0), isThread: false);
        ticket.SetPriority(random.Next(50) == 0 ? TicketPriority.Urgent : TicketPriority.Normal);
        ticket.Assign(staff.Id, staff.Username);
        // Nothing is due of it.
        ticket.ScheduleRun(null);
        ticket.UpdateDeadline(department.Rules);
        return (ticket, [.. isLive ? Begin(ticket, staff) : [.. Begin(ticket, staff), .. Finish(ticket, staff)]]);
    }

    /// <summary>A message, in the order of time over all tickets.</summary>
    public MessageSeen Message(int index)
    {
        var ticket = _tickets[Math.Max(0, (index / MessagesPerTicket) - random.Next(AtATime))];
        var at = At(index);
        var author =
            random.Next(2) == 0 ? Server.Person(ticket.OwnerId.Value)
            : random.Next(5) > 0 ? Server.Staff((int)ticket.AssigneeId!.Value.Value - 10)
            : Server.Staff(random.Next(Server.StaffMembers));
        var id = SnowflakeOf(at, 1 + (index % 1000));
        var message = new Message
        {
            Id = id,
            ChannelId = ticket.ChannelId!.Value,
            Author = author.User,
            Content = corpus.Text(),
            Timestamp = at,
        };
        return new MessageSeen(Server.Guild, random.Next(30) > 0 ? message : message with { Attachments = [File(id)] }, author);
    }

    public static Snowflake SnowflakeOf(DateTimeOffset at, int number) => new((ulong)(SearchIds.At(at) + number));

    private DateTimeOffset At(int message) => End - TimeSpan.FromDays(900) + (_step * message);

    private Attachment File(Snowflake message) =>
        new()
        {
            Id = new(message.Value + 2000),
            Filename = corpus.Word(0, 1000) + ".png",
            ContentType = "image/png",
            Size = 10_000 + random.Next(1_000_000),
            Url = new Uri("https://cdn.example/file.png"),
            Width = 800,
            Height = 600,
        };

    private IEnumerable<TicketHistory> Begin(Ticket ticket, User staff)
    {
        yield return Done(ticket, 0, TicketAction.Open, TicketState.Open, TicketState.Open, ActorRoles.Owner);
        yield return Done(ticket, 20, TicketAction.Claim, TicketState.Open, TicketState.Open, ActorRoles.Staff, staff);
        yield return Done(ticket, 40, TicketAction.StaffWrites, TicketState.Open, TicketState.WaitingForCustomer, ActorRoles.Staff, staff);
        yield return Done(
            ticket,
            80,
            TicketAction.CustomerWrites,
            TicketState.WaitingForCustomer,
            TicketState.WaitingForStaff,
            ActorRoles.Owner
        );
        if (random.Next(20) == 0)
            yield return Done(
                ticket,
                90,
                TicketAction.Transfer,
                TicketState.WaitingForStaff,
                TicketState.WaitingForStaff,
                ActorRoles.Staff,
                staff
            );
    }

    private IEnumerable<TicketHistory> Finish(Ticket ticket, User staff)
    {
        var length = 200 + random.Next(300);
        yield return Done(
            ticket,
            length - 50,
            TicketAction.StaffWrites,
            TicketState.WaitingForStaff,
            TicketState.WaitingForCustomer,
            ActorRoles.Staff,
            staff
        );
        yield return Done(ticket, length, TicketAction.Close, TicketState.WaitingForCustomer, TicketState.Closed, ActorRoles.Staff, staff);
        var end = ticket.CreatedAt + (_step * length);
        ticket.ChangeState(TicketState.Closed, end);
        ticket.Close(new Actor(staff.Id, staff.Username), null, end, grace: null);
        ticket.NoteChannelDeleted(end);
        ticket.HistoryFetchedAt = end;
        if (random.Next(4) > 0)
            yield break;
        ticket.Rate(random.Next(1, 6), null, ticket.CreatedAt + (_step * (length + 20)));
        var rated = Done(ticket, length + 20, TicketAction.Rate, TicketState.Closed, TicketState.Closed, ActorRoles.Owner);
        rated.Detail = $"{ticket.Rating}";
        yield return rated;
    }

    private TicketHistory Done(
        Ticket ticket,
        int steps,
        TicketAction action,
        TicketState from,
        TicketState to,
        ActorRoles roles,
        User? staff = null
    ) =>
        new()
        {
            Id = ++_history,
            GuildId = Server.Guild,
            TicketId = ticket.Id,
            At = ticket.CreatedAt + (_step * steps),
            Action = action,
            From = from,
            To = to,
            DepartmentId = ticket.DepartmentId,
            ActorId = staff?.Id ?? ticket.OwnerId,
            ActorName = staff?.Username ?? ticket.OwnerName,
            ActorRoles = roles,
        };
}
