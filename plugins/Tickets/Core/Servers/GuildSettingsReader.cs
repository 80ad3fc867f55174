using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>What the effects of a ticket need to know of its server.</summary>
/// <param name="Settings">What was set in Discord.</param>
/// <param name="Culture">The server's language.</param>
/// <param name="Name">What the server is called.</param>
/// <param name="Delivery">Who gets the transcripts.</param>
internal sealed record GuildSettingsSnapshot(GuildSettings Settings, CultureInfo Culture, string Name, TranscriptDelivery Delivery)
{
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

    /// <summary>The roles that the ticket's server has: a deleted one must not stop its tickets.</summary>
    public Task<IReadOnlySet<Snowflake>> LiveAsync(Ticket ticket, CancellationToken cancellationToken) =>
        discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken);

    /// <summary>
    /// Does something that names the server's roles, and once more when Discord knows one of them no longer: it was deleted at that moment.
    /// </summary>
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

    /// <summary>The department's staff roles that still exist.</summary>
    public async Task<IReadOnlyList<Snowflake>> LiveStaffAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(ticket, cancellationToken);
        return [.. ticket.Department!.StaffRoles.Where(live.Contains)];
    }
}
