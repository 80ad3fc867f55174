using DCTicket.Contracts;
using DCTicket.Tickets.Closing.Close;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Tickets.Opening.Open;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests;

internal sealed partial class TicketsWorld
{
    public Task<Modal> AskAsync(ulong member, string department = "tech") =>
        InAsync<OpenTicket, Modal>(open =>
            open.AskAsync(
                new ComponentContext
                {
                    Id = Discord.NextId(),
                    GuildId = Guild,
                    ChannelId = PanelChannel,
                    Member = Member(member),
                    AppPermissions = BotPermissions,
                    Culture = English,
                    GuildCulture = English,
                    Texts = TicketTexts.Catalog,
                    Message = new Message
                    {
                        Id = new(1),
                        ChannelId = PanelChannel,
                        Author = Person(900),
                    },
                },
                department,
                CancellationToken.None
            )
        );

    /// <summary>Somebody sends the one question of a department that has no form of its own.</summary>
    public Task<Reply> OpenAsync(ulong member, string department = "tech", string text = "The printer is on fire") =>
        SubmitAsync(Member(member), department, 0, ("description", new ModalValue { Text = text, Values = [text] }));

    /// <summary>Somebody sends a page of a department's form.</summary>
    public Task<Reply> SubmitAsync(Member member, string department, int page, params (string Field, ModalValue Value)[] values) =>
        SubmitAsync(member, department, page, default, values);

    public Task<Reply> SubmitAsync(
        Member member,
        string department,
        int page,
        Snowflake request,
        params (string Field, ModalValue Value)[] values
    ) =>
        InAsync<FillInForm, Reply>(form =>
            form.SubmitAsync(Form(PanelChannel, member, values), department, page, request, CancellationToken.None)
        );

    /// <summary>Staff opens a ticket for a member, by the command of the member's menu.</summary>
    public async Task<Reply> OpenForAsync(Member staff, ulong member, string department = "tech", string text = "The printer is on fire")
    {
        var command = Command(staff);
        var asked = await InAsync<OpenForMember, Modal>(open =>
            open.RunAsync(command, Person(member), Member(member), CancellationToken.None)
        );
        return asked.Refusal is { } why
            ? Reply.Refuse(why)
            : await SubmitAsync(staff, department, 0, command.Id, ("description", new ModalValue { Text = text, Values = [text] }));
    }

    public CommandContext Command(Member member) =>
        new()
        {
            Id = Discord.NextId(),
            GuildId = Guild,
            ChannelId = PanelChannel,
            Member = member,
            AppPermissions = BotPermissions,
            Culture = English,
            GuildCulture = English,
            Texts = TicketTexts.Catalog,
        };

    public ComponentContext Click(Snowflake channel, Member member) =>
        new()
        {
            Id = Discord.NextId(),
            GuildId = Guild,
            ChannelId = channel,
            Member = member,
            AppPermissions = BotPermissions,
            Culture = English,
            GuildCulture = English,
            Texts = TicketTexts.Catalog,
            Message = new Message
            {
                Id = new(1),
                ChannelId = channel,
                Author = Person(900),
            },
        };

    /// <summary>Changes a department, as an admin does in Discord.</summary>
    public Task EditAsync(string key, Action<Department> edit) =>
        HandleAsync<TicketsDbContext>(async db =>
        {
            var department = await db.Departments.SingleAsync(d => d.Key == key);
            edit(department);
            department.EditedAt = Time.GetUtcNow();
            await db.SaveChangesAsync();
        });

    public Task RepairAsync(Ticket ticket) =>
        HandleAsync<TicketActions>(change =>
            change.ChangeAsync(Guild, ticket.Id, TicketAction.Repair, Staff(3001), null, CancellationToken.None)
        );

    /// <summary>Somebody closes a ticket; who is not its owner is of its department.</summary>
    public Task<Reply> CloseAsync(Ticket ticket, ulong member, string reason = "", bool idle = true) =>
        InAsync<CloseTicket, Reply>(
            close =>
                close.CloseAsync(
                    Form(ticket.ChannelId!.Value, ticket.OwnerId.Value == member ? Member(member) : Staff(member)),
                    ticket.Id,
                    [],
                    reason,
                    CancellationToken.None
                ),
            idle
        );

    public Task SweepAsync() =>
        InAsync<RunPendingEffects, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });

    public ModalContext Form(Snowflake channel, Member member, params (string Field, ModalValue Value)[] values) =>
        new()
        {
            Values = values.ToDictionary(value => value.Field, value => value.Value),
            Id = Discord.NextId(),
            GuildId = Guild,
            ChannelId = channel,
            Member = member,
            AppPermissions = BotPermissions,
            Culture = English,
            GuildCulture = English,
            Texts = TicketTexts.Catalog,
        };
}
