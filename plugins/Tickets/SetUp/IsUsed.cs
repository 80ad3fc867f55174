using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Whether people have used what /setup made: then it stays.</summary>
internal sealed class IsUsed(TicketsDbContext db, IDiscord discord)
{
    public Task<bool> RunAsync(SetUpRun run, SetUpStep step, CancellationToken cancellationToken) => step.Kind switch
    {
        SetUpStepKind.Role => RoleAsync(run, step, cancellationToken),
        SetUpStepKind.Category => CategoryAsync(run, step, cancellationToken),
        SetUpStepKind.LogChannel => ChannelAsync(step, cancellationToken),
        _ => Task.FromResult(false),
    };

    private async Task<bool> RoleAsync(SetUpRun run, SetUpStep step, CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.AnyAsync(
            t => t.GuildId == run.GuildId && t.CreatedAt >= run.StartedAt && step.Departments.Contains(t.Department!.Key), cancellationToken);
        var elsewhere = await db.Departments.AnyAsync(
            d => d.GuildId == run.GuildId && !step.Departments.Contains(d.Key) && d.Roles.Any(role => role.RoleId == step.MadeId), cancellationToken);
        if (tickets || elsewhere)
            return true;
        // Source: Discord's documentation, "Guild Resource: Get Guild Role Member Counts".
        var counts = await discord.SendAsync(HttpMethod.Get, $"guilds/{run.GuildId}/roles/member-counts", null, cancellationToken) as JsonObject;
        return counts?[step.MadeId!.Value.ToString()] is { } count && long.Parse(count.ToString(), CultureInfo.InvariantCulture) > 0;
    }

    private async Task<bool> CategoryAsync(SetUpRun run, SetUpStep step, CancellationToken cancellationToken) =>
        (await discord.GetChannelsAsync(run.GuildId, cancellationToken)).Any(channel => channel.ParentId == step.MadeId);

    private async Task<bool> ChannelAsync(SetUpStep step, CancellationToken cancellationToken) =>
        (await discord.GetMessagesAsync(step.MadeId!.Value, null, 1, cancellationToken)).Count > 0;
}
