using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>The settings of a ticket's server, for its effects.</summary>
/// <param name="Settings">The settings from Discord.</param>
/// <param name="Culture">The server's language.</param>
/// <param name="Name">The name of the server.</param>
/// <param name="Delivery">The recipients of transcripts.</param>
internal sealed record GuildSettingsSnapshot(GuildSettings Settings, CultureInfo Culture, string Name, TranscriptDelivery Delivery)
{
    /// <summary>The log channel of a ticket's department, or else of the server; null for none.</summary>
    public Snowflake? LogChannelOf(Ticket ticket) => ticket.Department!.LogChannelId ?? Settings.LogChannelId;

    public bool Delivers(TranscriptDelivery to) => Delivery.HasFlag(to);

    public string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(Culture, key, arguments);
}

internal sealed class GuildSettingsReader(TicketsDbContext db, IDiscord discord, IOptions<TicketsOptions> options)
{
    public async Task<GuildSettingsSnapshot> ReadAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var settings =
            await db.GuildSettings.FindAsync([guild], cancellationToken)
            ?? throw new InvalidOperationException($"Server {guild} has tickets but was never set up.");
        return new GuildSettingsSnapshot(
            settings,
            CultureInfo.GetCultureInfo(settings.Culture),
            discord.FindGuildName(guild),
            settings.TranscriptDelivery ?? options.Value.Transcripts
        );
    }

    /// <summary>The existing roles of the server: a deleted one must not block its tickets.</summary>
    public Task<IReadOnlySet<Snowflake>> LiveAsync(Ticket ticket, CancellationToken cancellationToken) =>
        discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken);

    /// <summary>Runs an action that uses the server's roles, and retries it if one was deleted concurrently.</summary>
    public async Task<T> WithLiveAsync<T>(Ticket ticket, Func<IReadOnlySet<Snowflake>, Task<T>> act, CancellationToken cancellationToken)
    {
        var known = await LiveAsync(ticket, cancellationToken);
        try
        {
            return await act(known);
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownOverwrite or DiscordErrorCode.UnknownRole)
        {
            var live = await discord.FetchRoleIdsAsync(ticket.GuildId, cancellationToken);
            if (live.SetEquals(known))
                throw;
            return await act(live);
        }
    }

    /// <summary>The existing roles that a new ticket pings.</summary>
    public async Task<IReadOnlyList<Snowflake>> LivePingedAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var department = ticket.Department!;
        var live = await LiveAsync(ticket, cancellationToken);
        var pinged = department.Rules.OpeningPing switch
        {
            OpeningPing.Staff => department.StaffRoles,
            // A ping in a thread adds the members of the role to it.
            OpeningPing.Chosen => department
                .RolesOf(DepartmentRoleKind.Pinged)
                .Where(role => !ticket.IsThread || department.StaffRoles.Contains(role)),
            _ => [],
        };
        return [.. pinged.Where(live.Contains)];
    }

    /// <summary>The department's existing staff roles.</summary>
    public async Task<IReadOnlyList<Snowflake>> LiveStaffAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(ticket, cancellationToken);
        return [.. ticket.Department!.StaffRoles.Where(live.Contains)];
    }
}
