using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Posts the panel of /setup.</summary>
internal sealed class SetupPanelPoster(TicketsDbContext db, GuildSettingsEditor edit, PanelUpdater updater, TimeProvider time)
{
    /// <summary>The panel of a channel, posted or updated, and whether it is new.</summary>
    public async Task<(Panel? Panel, bool IsNew)> PostAsync(
        InteractionContext context,
        Snowflake channel,
        CancellationToken cancellationToken
    )
    {
        Panel panel = null!;
        var isNew = false;
        await edit.EditAsync(
            context,
            async _ =>
            {
                var known = await db
                    .Panels.Where(p => p.GuildId == context.GuildId && p.ChannelId == channel)
                    .OrderBy(p => p.CreatedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                // A panel whose channel was deleted moves here.
                known ??= await db
                    .Panels.Where(p => p.GuildId == context.GuildId && p.GoneAt != null && p.Problem == PanelProblem.ChannelGone)
                    .OrderBy(p => p.CreatedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                isNew = known?.MessageId is null;
                panel =
                    known
                    ?? new Panel
                    {
                        Id = Guid.NewGuid(),
                        GuildId = context.GuildId,
                        ChannelId = channel,
                        CreatedAt = time.GetUtcNow(),
                    };
                // The admin expects to see it, whatever the database says.
                panel.ShownHash = null;
                if (isNew)
                    panel.Repost(time.GetUtcNow(), channel);
                if (known is null)
                    db.Panels.Add(panel);
                return null;
            },
            cancellationToken
        );
        var shown = await updater.UpdateAsync(panel.Id, cancellationToken);
        if (shown is not { GoneAt: not null } || shown.Problem == PanelProblem.ChannelGone)
            return (shown, isNew);
        // It was deleted manually, which is why the admin asks for it.
        shown.Repost(time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return (await updater.UpdateAsync(panel.Id, cancellationToken), true);
    }

    /// <summary>The id of its message.</summary>
    /// <exception cref="DiscordException">It could not be posted.</exception>
    public async Task<Snowflake> PostMessageAsync(InteractionContext context, SetupPlan run, CancellationToken cancellationToken)
    {
        var (panel, _) = await PostAsync(context, run.ChannelId, cancellationToken);
        return panel?.MessageId
            ?? throw new DiscordException(
                panel?.Problem == PanelProblem.Permission ? 403 : 0,
                panel?.Problem == PanelProblem.Permission ? DiscordErrorCode.MissingPermissions : 0,
                panel?.ProblemDetail ?? "",
                "POST channels/:id/messages"
            );
    }
}
