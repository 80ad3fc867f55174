using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel repost: posts a panel again, in its channel or another one. The old message is deleted.</summary>
internal sealed class RepostPanel(GuildSettingsEditor edit, PanelQuery panels, PanelUpdater update, TimeProvider time)
{
    [
        Command("support panel repost", "Post a panel again, for example after it was deleted, here or in another channel"),
        RequireCommand("support")
    ]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("panel", "Which panel; not needed if there is only one", Autocomplete = nameof(CompleteAsync))] string? panel,
        [Option(
            "channel",
            "Where to post it; leave empty for its own channel",
            ChannelTypes = [ChannelType.Text, ChannelType.Announcement]
        )]
            Channel? channel,
        CancellationToken cancellationToken
    )
    {
        var (found, refusal) = await panels.ByTextAsync(context.GuildId, panel, cancellationToken);
        return found is null ? refusal! : await PostAsync(context, found.Id, channel?.Id, cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        panels.ChoicesAsync(context, typed, cancellationToken);

    [Button("panel-repost"), RequireCommand("support")]
    public Task<Reply> RepostAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        PostAsync(context, id, null, cancellationToken);

    private async Task<Reply> PostAsync(InteractionContext context, Guid id, Snowflake? channel, CancellationToken cancellationToken)
    {
        var refusal = await edit.EditAsync(
            context,
            async _ =>
            {
                if (await panels.ByIdAsync(context.GuildId, id, cancellationToken) is not { } panel)
                    return new Refusal("panel.unknown");
                if (channel is null && panel is { GoneAt: not null, Problem: PanelProblem.ChannelGone })
                    return new Refusal("panel.state.channel-gone");
                panel.Repost(time.GetUtcNow(), channel);
                return null;
            },
            cancellationToken
        );
        if (refusal is not null)
            return refusal;
        var shown = await update.UpdateAsync(id, cancellationToken);
        if (shown is { GoneAt: not null })
            return Reply.Refuse(PanelCard.State(shown, context.Culture));
        return shown is { Link: not null }
            ? context.Text(shown.OldMessageId is null ? "panel.reposted" : "panel.reposted-old-stays", shown.Place(context.Culture))
            : context.Text("panel.created-later", shown is null ? "" : PanelCard.State(shown, context.Culture));
    }
}
