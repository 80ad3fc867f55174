using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Keeps what a command of a menu is about, and asks for the department: the form opens from there.</summary>
internal sealed class AskDepartment(TicketsDbContext db, PlanOpening plans, Claims claims)
{
    private const int LongestText = 1500;

    /// <param name="context">The command.</param>
    /// <param name="owner">Whose ticket it will be.</param>
    /// <param name="ownerName">The owner's name in the server.</param>
    /// <param name="source">The message that it is about; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reply> RunAsync(CommandContext context, User owner, string ownerName, Message? source, CancellationToken cancellationToken)
    {
        var forAnother = owner.Id != context.Member.User.Id;
        var departments = await plans.DepartmentsAsync(context, forAnother, cancellationToken);
        if (departments.Count == 0)
            return Reply.Refuse(TicketTexts.Get(context.Culture, forAnother ? "open.not-staff" : "open.none"));
        db.OpenRequests.Add(new OpenRequest
        {
            Id = context.Id,
            GuildId = context.GuildId,
            UserId = context.Member.User.Id,
            OwnerId = owner.Id,
            OwnerName = ownerName,
            SourceMessage = source is null ? null : $"https://discord.com/channels/{context.GuildId}/{source.ChannelId}/{source.Id}",
            SourceText = source is null ? null : Cut.To(source.Content, LongestText),
            CreatedAt = claims.Now,
        });
        await db.SaveChangesAsync(cancellationToken);
        var text = forAnother
            ? TicketTexts.Get(context.Culture, "open.choose-for", owner.Mention)
            : TicketTexts.Get(context.Culture, "open.choose");
        return ChooseDepartment.Write(text, departments, context.Id, context.Culture);
    }
}
