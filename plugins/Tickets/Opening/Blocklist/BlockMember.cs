using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Blocklist;

/// <summary>
/// /support blocklist add and /support blocklist remove: blocks members from opening tickets, temporarily or permanently. Open tickets
/// remain.
/// </summary>
internal sealed class BlockMember(TicketsDbContext db, TimeProvider time)
{
    private const int MaxReasonLength = 500;

    [Command("support blocklist add", "Block a member from opening tickets, or change how long and why"), RequireCommand("support")]
    public async Task<Reply> AddAsync(
        CommandContext context,
        [Option("member", "The member, or a user ID")] User member,
        [Option("for", "How long, such as 12h, 3d or 2w; leave empty to block permanently", MaxLength = 40)] string? duration,
        [Option("reason", "Why; the member sees it", MaxLength = MaxReasonLength)] string? reason,
        CancellationToken cancellationToken
    )
    {
        var length = TimeSpan.Zero;
        if (duration is not null && (!Durations.TryParse(duration, out length) || length <= TimeSpan.Zero))
            return new Refusal("duration.bad", Markdown.Escape(Truncate.To(duration, 40)));
        if (member.Bot || member.Id == context.Member.User.Id)
            return new Refusal(member.Bot ? "blocklist.bot" : "blocklist.self");
        DateTimeOffset? until = duration is null ? null : time.GetUtcNow() + length;
        await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var entry = await db.Blocklist.FindAsync([context.GuildId, member.Id], cancellationToken);
                if (entry is null)
                    db.Blocklist.Add(
                        entry = new BlocklistEntry
                        {
                            GuildId = context.GuildId,
                            UserId = member.Id,
                            Reason = "",
                        }
                    );
                (entry.Reason, entry.Until, entry.AddedById, entry.AddedAt) = (
                    VisibleText.Trim(reason),
                    until,
                    context.Member.User.Id,
                    time.GetUtcNow()
                );
                return await db.SaveChangesAsync(cancellationToken);
            }
        );
        return until is { } end
            ? context.Text("blocklist.added-until", member.Mention, Timestamp.Relative(end))
            : context.Text("blocklist.added", member.Mention);
    }

    [Command("support blocklist remove", "Let a blocked member open tickets again"), RequireCommand("support")]
    public async Task<Reply> RemoveAsync(
        CommandContext context,
        [Option("member", "The member, or a user ID")] User member,
        CancellationToken cancellationToken
    )
    {
        var was = await ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                if (await db.Blocklist.FindAsync([context.GuildId, member.Id], cancellationToken) is not { } entry)
                    return false;
                db.Blocklist.Remove(entry);
                await db.SaveChangesAsync(cancellationToken);
                return entry.Until is null || entry.Until > time.GetUtcNow();
            }
        );
        return was ? context.Text("blocklist.removed", member.Mention) : new Refusal("blocklist.not-there", member.Mention);
    }
}
