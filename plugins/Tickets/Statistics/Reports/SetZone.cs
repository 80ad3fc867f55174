using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Digest;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>/support timezone: the time zone of statistics.</summary>
internal sealed class SetZone(StatsSettingsEditor edit)
{
    [Command("support timezone", "Set the time zone of this server"), RequireCommand("support")]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("zone", "The time zone, such as Asia/Taipei or Europe/London", Autocomplete = nameof(CompleteAsync), MaxLength = 60)]
            string zone,
        CancellationToken cancellationToken
    )
    {
        if (StatsZone.Find(zone) is not { } found)
            return new Refusal("stats.bad-zone", Markdown.Escape(Truncate.To(zone, 60)));
        await edit.EditAsync(
            context.GuildId,
            settings =>
            {
                settings.TimeZone = found.Id;
                settings.Schedule(edit.Now);
            },
            cancellationToken
        );
        return context.Text("stats.zone-set", found.Id);
    }

    public static Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Choice>>([.. StatsZone.Like(typed).Select(id => new Choice(id, id))]);
}
