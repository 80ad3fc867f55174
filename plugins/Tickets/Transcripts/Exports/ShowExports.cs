using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Shows a member's own exports, cancels them, and delivers their files again.</summary>
internal sealed class ShowExports(TicketsDbContext db, ExportRights rights, ExportFolder folder, TimeProvider time)
{
    private const int Shown = 5;

    [Command("staff history exports", "List your exports and download their files"), RequireExport]
    public async Task<Reply> ListAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Member.User.Id;
        var mine = await db
            .Exports.AsNoTracking()
            .Where(e => e.GuildId == context.GuildId && e.RequesterId == me)
            .OrderByDescending(e => e.CreatedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        if (mine.Count == 0)
            return context.Text("export.none");
        var newest = ExportRenderer.Render(mine[0], context.Culture);
        var rest = mine.Skip(1)
            .Select(export => $"{Timestamp.Relative(export.CreatedAt)} {ExportRenderer.Text(export, context.Culture)}")
            .ToList();
        return rest.Count == 0
            ? newest
            : newest with
            {
                Embeds =
                [
                    .. newest.Embeds,
                    new Embed { Description = Truncate.To(string.Join("\n\n", rest), 3000), Color = Colors.Closed },
                ],
            };
    }

    [Button("export-show"), Everyone, InDirectMessages]
    public async Task<Update> ShowAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(context, id, cancellationToken) is { } export
            ? ExportRenderer.Render(export, context.Culture)
            : new Refusal("export.unknown");

    [Button("export-cancel"), Everyone, InDirectMessages]
    public async Task<Update> CancelAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, id, cancellationToken) is null)
            return new Refusal("export.unknown");
        var now = time.GetUtcNow();
        // A running export notices it after the current ticket; the next run deletes the files.
        await db
            .Exports.Where(e =>
                e.Id == id && (e.State == ExportState.Queued || e.State == ExportState.Running || e.State == ExportState.Delivering)
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.State, ExportState.Cancelled).SetProperty(e => e.FinishedAt, now),
                cancellationToken
            );
        return ExportRenderer.Render((await FindAsync(context, id, cancellationToken))!, context.Culture);
    }

    [Button("export-part"), Everyone, InDirectMessages]
    public async Task<Reply> FetchAsync(ComponentContext context, Guid id, long index, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, id, cancellationToken) is not { } export || index < 0 || index >= export.Parts.Count)
            return new Refusal("export.unknown");
        if (!(await rights.NowAsync(export.GuildId, export.RequesterId, cancellationToken)).Covers(export.Filter))
            return new Refusal("export.not-yours");
        var path = folder.PartOf(id, (int)index);
        if (export.State is not (ExportState.Done or ExportState.Delivering) || !File.Exists(path))
            return new Refusal("export.gone");
        return new OutgoingMessage
        {
            Content = context.Text("export.part", index + 1, export.Parts.Count),
            Files = [OutgoingFile.FromPath(ExportDelivery.NameOf(export, (int)index), path, "application/zip")],
        };
    }

    // A direct message has no server; own exports are found in both.
    private Task<Export?> FindAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var (guild, me, inDirectMessage) = (context.GuildId, context.Member.User.Id, context.GuildId == default);
        return db
            .Exports.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id && e.RequesterId == me && (inDirectMessage || e.GuildId == guild), cancellationToken);
    }
}
