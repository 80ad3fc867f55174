using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>All that a diagnosis looks at.</summary>
internal sealed record GuildFacts(
    Guild Guild,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Channel> Channels,
    Member Bot,
    GuildSettings? Settings,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Panel> Panels,
    IReadOnlySet<Guid> PanelsWithoutMessage,
    bool ReadsMessages,
    bool SeesMembers,
    DateTimeOffset Now
)
{
    /// <summary>The tickets whose access or whose channel's end waits for a permission.</summary>
    public IReadOnlyList<LateTicket> LateTickets { get; init; } = [];

    /// <summary>The tickets whose channels were changed by somebody else.</summary>
    public IReadOnlyList<ChangedTicket> ChangedTickets { get; init; } = [];

    /// <summary>The channels of tickets that the database does not know.</summary>
    public IReadOnlyList<Snowflake> UnknownTickets { get; init; } = [];

    /// <summary>How many bytes of files are kept, and how many may be.</summary>
    public (long Used, long Most) Storage { get; init; }

    /// <summary>The channels of tickets and settings that are there, and that the bot does not see.</summary>
    public IReadOnlySet<Snowflake> Hidden { get; init; } = new HashSet<Snowflake>();

    /// <summary>The channels of tickets among <see cref="Hidden"/>.</summary>
    public IReadOnlyList<Snowflake> HiddenTickets { get; init; } = [];

    /// <summary>How many members have each role; null where Discord does not say.</summary>
    public IReadOnlyDictionary<Snowflake, long>? RoleMembers { get; init; }

    /// <summary>The staff roles that the configuration names and the server does not have, with the keys of their departments.</summary>
    public IReadOnlyList<(string Department, string Role)> UnknownRoles { get; init; } = [];

    /// <summary>The staff roles whose members Discord does not offer /staff.</summary>
    public IReadOnlySet<Snowflake> RolesWithoutStaffCommands { get; init; } = new HashSet<Snowflake>();

    /// <summary>The categories that were made because one was full.</summary>
    public IReadOnlyList<Snowflake> OverflowCategories { get; init; } = [];

    /// <summary>Where the weekly digest is posted; null where nobody has asked for one.</summary>
    public StatsSettings? Digest { get; init; }
}

internal sealed class GuildFactsReader(
    TicketsDbContext db,
    TicketFactsQuery ticketFacts,
    IDiscord discord,
    FileStorage files,
    FileStorageRules rules,
    IOptions<TicketsOptions> options,
    TimeProvider time
)
{
    // Source: Discord's documentation, "Application Resource: Application Flags".
    private const long MembersFlags = (1L << 14) | (1L << 15);
    private const long ContentFlags = (1L << 18) | (1L << 19);

    // Each costs a request.
    private const int MaxAsked = 50;

    public async Task<GuildFacts> ReadAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var panels = await db.Panels.AsNoTracking().Where(p => p.GuildId == guild).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken);
        // The gateway keeps it up to date, and tells of what is hidden, too.
        var state = await discord.GetGuildStateAsync(guild, cancellationToken);
        var channels = state.Channels.Where(channel => !channel.IsHidden).ToList();
        var departments = await db
            .Departments.AsNoTracking()
            .Include(d => d.Roles)
            .Where(d => d.GuildId == guild && d.RemovedAt == null)
            .OrderBy(d => d.Position)
            .ToListAsync(cancellationToken);
        var flags = (long?)(await discord.SendAsync(HttpMethod.Get, "applications/@me", null, cancellationToken))?["flags"] ?? 0;
        var settings = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == guild, cancellationToken);
        var digest = await db.StatsSettings.AsNoTracking().SingleOrDefaultAsync(s => s.GuildId == guild, cancellationToken);
        var tickets = await db
            .Tickets.AsNoTracking()
            .WithChannel(guild)
            .Where(t => !t.IsThread && t.State != TicketState.Closed)
            .OrderBy(t => t.Number)
            .Select(t => t.ChannelId!.Value)
            .ToListAsync(cancellationToken);
        Snowflake?[] named =
        [
            settings?.LogChannelId,
            settings?.NoticeChannelId,
            settings?.CategoryId,
            digest?.DigestChannelId,
            .. departments.Select(d => d.CategoryId),
            .. panels.Select(p => p.ChannelId),
        ];
        var hidden = await HiddenAsync([.. named.OfType<Snowflake>(), .. tickets], channels, cancellationToken);
        return new GuildFacts(
            state.Guild,
            state.Roles,
            channels,
            state.Bot,
            settings,
            departments,
            panels,
            await MissingAsync(panels, channels, cancellationToken),
            (flags & ContentFlags) != 0,
            (flags & MembersFlags) != 0,
            time.GetUtcNow()
        )
        {
            Digest = digest,
            Hidden = hidden,
            LateTickets = await ticketFacts.FindLateAsync(guild, cancellationToken),
            ChangedTickets = await ticketFacts.FindChangedAsync(guild, channels, cancellationToken),
            UnknownTickets = await ticketFacts.FindUnknownAsync(guild, channels, cancellationToken),
            HiddenTickets = [.. tickets.Where(hidden.Contains)],
            RoleMembers = await CountMembersAsync(guild, cancellationToken),
            UnknownRoles =
            [
                .. options
                    .Value.Departments.Where(wanted => departments.Exists(d => d.Key == wanted.Key && d.EditedAt is null))
                    .SelectMany(wanted =>
                        wanted
                            .Roles.Where(role =>
                                ConfigNameResolver.Find(guild, state.Roles, role.Trim(), DepartmentRoleKind.Staff).Problem
                                == "setup.role-missing"
                            )
                            .Select(role => (wanted.Key, role.Trim()))
                    ),
            ],
            RolesWithoutStaffCommands = await ticketFacts.FindRolesWithoutStaffCommandsAsync(
                guild,
                state.Roles,
                departments,
                cancellationToken
            ),
            OverflowCategories = await db
                .OverflowCategories.Where(c => c.GuildId == guild)
                .Select(c => c.CategoryId)
                .ToListAsync(cancellationToken),
            Storage = (await files.StoredAsync(guild, cancellationToken), rules.Quota),
        };
    }

    // What is on no list is deleted, or there and hidden; only asking for it tells.
    private async Task<IReadOnlySet<Snowflake>> HiddenAsync(
        IEnumerable<Snowflake> wanted,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    )
    {
        var hidden = new HashSet<Snowflake>();
        foreach (var id in wanted.Except(channels.Select(channel => channel.Id)).Take(MaxAsked))
        {
            try
            {
                await discord.GetChannelAsync(id, cancellationToken);
            }
            catch (DiscordException e) when (e.IsMissingPermission())
            {
                hidden.Add(id);
            }
        }

        return hidden;
    }

    // Source: Discord's documentation, "Guild Resource: Get Guild Role Member Counts".
    private async Task<IReadOnlyDictionary<Snowflake, long>?> CountMembersAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        try
        {
            return
                await discord.SendAsync(HttpMethod.Get, $"guilds/{guild}/roles/member-counts", null, cancellationToken) is JsonObject counts
                ? counts.ToDictionary(
                    count => Snowflake.Parse(count.Key),
                    count => long.Parse(count.Value!.ToString(), CultureInfo.InvariantCulture)
                )
                : null;
        }
        catch (DiscordException e) when (e.IsFinal())
        {
            // Then nothing is said of it.
            return null;
        }
    }

    private async Task<IReadOnlySet<Guid>> MissingAsync(
        List<Panel> panels,
        IReadOnlyList<Channel> channels,
        CancellationToken cancellationToken
    )
    {
        var missing = new HashSet<Guid>();
        foreach (var panel in panels.Where(panel => channels.Any(channel => channel.Id == panel.ChannelId)))
        {
            try
            {
                if (
                    panel.MessageId is not { } message
                    || await discord.GetMessageAsync(panel.ChannelId, message, cancellationToken) is null
                )
                    missing.Add(panel.Id);
            }
            catch (DiscordException e) when (e.IsMissingPermission())
            {
                // What the bot lacks there is a finding of its own.
            }
        }

        return missing;
    }
}
