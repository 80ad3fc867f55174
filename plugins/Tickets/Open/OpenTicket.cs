using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The panel's buttons: asks what it is about, and opens a ticket.</summary>
internal sealed class OpenTicket(TicketsDbContext db, InsertTicket insert, ContinueTicket continueTicket, TicketWorker worker)
{
    private const int Shortest = 10;
    private const int Longest = 1000;

    public static Route Route(string department) => Contracts.Route.To("open", department);

    [Button("open"), Everyone]
    public async Task<Form> AskAsync(ComponentContext context, string departmentKey, CancellationToken cancellationToken)
    {
        var department = await FindAsync(context.GuildId, departmentKey, cancellationToken);
        if (department is null)
            return Form.Refuse(TicketTexts.Get(context.Culture, "open.gone"));
        var live = await db.Tickets.AsNoTracking().LiveOf(context.GuildId, department.Id, context.Member.User.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (live is not null)
            return Form.Refuse(AlreadyOpen(context, live));
        return new Form(
            Route(departmentKey),
            TicketTexts.Get(context.Culture, "open.form.title", department.NameIn(context.Culture)),
            new TextInput("description", TicketTexts.Get(context.Culture, "open.form.label"))
            {
                Description = TicketTexts.Get(context.Culture, "open.form.help"),
                Multiline = true,
                MinLength = Shortest,
                MaxLength = Longest,
            });
    }

    [Form("open"), Everyone]
    public async Task<Reply> OpenAsync(
        FormContext context, string departmentKey, [Input("description")] string description, CancellationToken cancellationToken)
    {
        var text = description.Trim();
        if (text.Length is < Shortest or > Longest)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "open.length", Shortest, Longest));
        if (await FindAsync(context.GuildId, departmentKey, cancellationToken) is not { } department)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "open.gone"));
        var (ticket, isNew) = await insert.RunAsync(context, department.Id, text, cancellationToken);
        if (!isNew)
            return Reply.Refuse(AlreadyOpen(context, ticket));
        // The member gets the link as soon as there is a channel; the rest follows.
        var run = await continueTicket.RunAsync(ticket.Id, repeat: false, until: t => t.ChannelId is not null, cancellationToken);
        if (run.Ticket is { ChannelId: not null, IsClosed: false })
            worker.Start(ticket.Id);
        return Answer(context, run);
    }

    private Task<Department?> FindAsync(Snowflake guild, string key, CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking().SingleOrDefaultAsync(d => d.GuildId == guild && d.Key == key && d.RemovedAt == null, cancellationToken);

    private static string AlreadyOpen(InteractionContext context, Ticket ticket) => ticket.ChannelId is { } channel
        ? TicketTexts.Get(context.Culture, "open.exists", $"<#{channel}>")
        : TicketTexts.Get(context.Culture, "open.preparing", ticket.Label);

    private static Reply Answer(InteractionContext context, TicketRun run) => run switch
    {
        { Ticket.ChannelId: { } channel } => TicketTexts.Get(context.Culture, "open.done", $"<#{channel}>"),
        { Refusal: DiscordException e } when e.IsMissingPermission() => Reply.Refuse(TicketTexts.Get(
            context.Culture, "open.lacks", NeededPermissions.ToMakeChannels(context.Culture, context.AppPermissions))),
        { Refusal: DiscordException e } => Reply.Refuse(TicketTexts.Get(context.Culture, "open.refused", e.Reason)),
        { Refusal: not null } => Reply.Refuse(TicketTexts.Get(context.Culture, "open.refused", TicketTexts.Get(context.Culture, "open.fault"))),
        _ => TicketTexts.Get(context.Culture, "open.later", run.Ticket.Label),
    };
}
