using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel delete: deletes a panel and its message. Tickets remain.</summary>
internal sealed class DeletePanel(TicketsDbContext db, GuildSettingsEditor edit, PanelQuery panels, IDiscord discord)
{
    [Command("support panel delete", "Delete a panel; its tickets are kept"), RequireCommand("support")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("panel", "Which panel; not needed if there is only one", Autocomplete = nameof(CompleteAsync))] string? panel,
        CancellationToken cancellationToken
    )
    {
        var (found, refusal) = await panels.ByTextAsync(context.GuildId, panel, cancellationToken);
        return found is null ? refusal! : await DeleteAsync(context, found, cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        panels.ChoicesAsync(context, typed, cancellationToken);

    [Button("panel-delete"), RequireCommand("support")]
    public async Task<Update> DeleteAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await panels.ByIdAsync(context.GuildId, id, cancellationToken) is { } panel
            ? (OutgoingMessage)await DeleteAsync(context, panel, cancellationToken)
            : new Refusal("panel.unknown");

    private async Task<string> DeleteAsync(InteractionContext context, Panel panel, CancellationToken cancellationToken)
    {
        var (id, place) = (panel.Id, panel.Place(context.Culture));
        var stays = !await DeleteMessageAsync(context, panel, cancellationToken);
        await edit.EditAsync(
            context,
            async _ =>
            {
                if (await panels.ByIdAsync(context.GuildId, id, cancellationToken) is { } known)
                    db.Panels.Remove(known);
                return null;
            },
            cancellationToken
        );
        return stays ? context.Text("panel.deleted-stays", place) : context.Text("panel.deleted");
    }

    private async Task<bool> DeleteMessageAsync(InteractionContext context, Panel panel, CancellationToken cancellationToken)
    {
        if (panel.MessageId is not { } message)
            return true;
        try
        {
            await discord.DeleteMessageAsync(
                panel.ChannelId,
                message,
                context.GuildText("panel.audit-delete", context.Member.DisplayName),
                cancellationToken
            );
            return true;
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            return e.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownMessage;
        }
    }
}
