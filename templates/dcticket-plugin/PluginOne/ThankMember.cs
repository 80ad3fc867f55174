using DCTicket.Contracts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace PluginOne;

/// <summary><c>/thank</c>.</summary>
internal sealed class ThankMember(ThankDbContext db, TimeProvider time)
{
    [Command("thank", "Thank somebody"), Everyone, Public]
    public async Task<Reply> ThankAsync(
        CommandContext context,
        [Option("whom", "Whom to thank")] User whom,
        CancellationToken cancellationToken
    )
    {
        if (whom.Id == context.Member.User.Id)
            return new Refusal("thank.yourself");
        db.Add(
            new Thank
            {
                GuildId = context.GuildId,
                ToId = whom.Id,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        var count = await db.Thanks.CountAsync(
            t => t.GuildId == context.GuildId && t.ToId == whom.Id,
            cancellationToken
        );
        return context.GuildText("thank.done", Mention.User(whom.Id), count);
    }
}
