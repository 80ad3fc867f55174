using System.Globalization;
using DCTicket.Contracts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>What the effects of a ticket need to know of its server.</summary>
/// <param name="Settings">What /setup said.</param>
/// <param name="Culture">The server's language.</param>
/// <param name="Name">What the server is called.</param>
internal sealed record GuildView(GuildSettings Settings, CultureInfo Culture, string Name)
{
    public string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(Culture, key, arguments);
}

internal sealed class ReadGuild(TicketsDbContext db, IDiscord discord, GuildNames names, IOptions<TicketsOptions> options)
{
    public async Task<GuildView> ReadAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var settings = await db.GuildSettings.FindAsync([guild], cancellationToken)
            ?? throw new InvalidOperationException($"Server {guild} has tickets but was never set up.");
        return new GuildView(settings, CultureInfo.GetCultureInfo(settings.Culture), names.Find(guild));
    }

    /// <summary>The department's roles that still exist: a deleted one must not stop its tickets.</summary>
    public async Task<IReadOnlyList<Snowflake>> LiveRolesAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var live = await discord.GetRolesAsync(ticket.GuildId, cancellationToken);
        return [.. ticket.Department!.Roles.Select(role => role.RoleId).Where(id => live.Any(role => role.Id == id))];
    }

    public string DepartmentName(Department department, CultureInfo culture) =>
        options.Value.Find(department.Key)?.Name.Pick(culture) ?? department.Name;
}
