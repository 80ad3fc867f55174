using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Checks whether objects of /setup are in use: then they are not removed.</summary>
internal sealed class SetupUsageQuery(TicketsDbContext db, IDiscord discord)
{
    public Task<bool> FindAsync(SetupPlan run, SetupStep step, CancellationToken cancellationToken) =>
        step.Kind switch
        {
            SetupStepKind.Role => RoleAsync(run, step, cancellationToken),
            SetupStepKind.Category => CategoryAsync(run, step, cancellationToken),
            SetupStepKind.LogChannel => ChannelAsync(step, cancellationToken),
            _ => Task.FromResult(false),
        };

    private async Task<bool> RoleAsync(SetupPlan run, SetupStep step, CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.AnyAsync(
            t => t.GuildId == run.GuildId && t.CreatedAt >= run.StartedAt && step.Departments.Contains(t.Department!.Key),
            cancellationToken
        );
        var elsewhere = await db.Departments.AnyAsync(
            d => d.GuildId == run.GuildId && !step.Departments.Contains(d.Key) && d.Roles.Any(role => role.RoleId == step.MadeId),
            cancellationToken
        );
        if (tickets || elsewhere)
            return true;
        // Source: Discord's documentation, "Guild Resource: Get Guild Role Member Counts".
        var counts =
            await discord.SendAsync(HttpMethod.Get, $"guilds/{run.GuildId}/roles/member-counts", null, cancellationToken) as JsonObject;
        return counts?[step.MadeId!.Value.ToString()] is { } count && long.Parse(count.ToString(), CultureInfo.InvariantCulture) > 0;
    }

    private async Task<bool> CategoryAsync(SetupPlan run, SetupStep step, CancellationToken cancellationToken) =>
        (await discord.GetChannelsAsync(run.GuildId, cancellationToken)).Any(channel => channel.ParentId == step.MadeId);

    private async Task<bool> ChannelAsync(SetupStep step, CancellationToken cancellationToken) =>
        (await discord.GetMessagesAsync(step.MadeId!.Value, null, 1, cancellationToken)).Count > 0;
}
