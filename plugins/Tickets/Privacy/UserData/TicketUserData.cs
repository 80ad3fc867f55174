using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// The user data of Tickets. Erasure goes from dependent data to what it is found by, so that an interrupted run can continue. Open
/// tickets remain until they are closed; so does an active block.
/// </summary>
internal sealed class TicketUserData(
    TicketsDbContext db,
    UserDataCollector collect,
    AuthoredContentErasure words,
    TicketErasure tickets,
    PeripheralDataErasure rest
) : IUserData
{
    public IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        collect.CollectAsync(guild, user, cancellationToken);

    public async Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        // 0 is an erased user.
        if (user == DeletedUser.Id)
            return new ErasedData(0, 0);
        var all = new ErasedCount();
        await tickets.EraseRequestsAsync(guild, user, cancellationToken);
        await words.EraseAsync(guild, user, all, cancellationToken);
        await rest.EraseAsync(guild, user, all, cancellationToken);
        await tickets.EraseAsync(guild, user, all, cancellationToken);
        all.Kept += await InUseAsync(guild, user, cancellationToken);
        return new ErasedData(all.Deleted, all.Anonymised, all.Kept);
    }

    private Task<int> InUseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var over = db.Over(guild).Select(t => t.Id);
        return db
            .Tickets.Where(t => t.GuildId == guild && !over.Contains(t.Id))
            .CountAsync(
                t =>
                    t.OwnerId == user
                    || t.Members.Any(m => m.TargetId == user && !m.IsRole)
                    || db.Messages.Any(m => m.TicketId == t.Id && m.AuthorId == user)
                    || db.History.Any(h => h.TicketId == t.Id && h.ActorId == user),
                cancellationToken
            );
    }
}

/// <summary>Counts erased items.</summary>
internal sealed class ErasedCount
{
    public int Deleted { get; set; }

    public int Anonymised { get; set; }

    public int Kept { get; set; }
}
