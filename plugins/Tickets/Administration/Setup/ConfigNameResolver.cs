using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Finds the roles and channels of a server that plugins.json names.</summary>
internal sealed class ConfigNameResolver(IDiscord discord, IOptions<TicketsOptions> options)
{
    public async Task<ConfigTargets> ResolveAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var roles = await discord.GetRolesAsync(guild, cancellationToken);
        var channels = NamesChannels() ? await discord.GetChannelsAsync(guild, cancellationToken) : [];
        var targets = new ConfigTargets();
        foreach (var department in options.Value.Departments)
            targets.Departments[department.Key] = Resolve(guild, roles, channels, department, targets.Problems);
        targets.LogChannel = Channel(channels, options.Value.LogChannel, ChannelType.Text, null, targets.Problems);
        targets.Category = Channel(channels, options.Value.Category, ChannelType.Category, null, targets.Problems);
        return targets;
    }

    internal static (Snowflake? Role, string? Problem) Find(
        Snowflake guild,
        IReadOnlyList<Role> existing,
        string wanted,
        DepartmentRoleKind kind
    )
    {
        var byId = existing.Where(role => role.Id.ToString() == wanted).ToList();
        var found = byId.Count > 0 ? byId : [.. existing.Where(role => role.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [] => (null, wanted == "@everyone" ? "setup.role-everyone" : "setup.role-missing"),
            [var role] when role.Id == guild => (null, "setup.role-everyone"),
            [{ Managed: true }] when kind == DepartmentRoleKind.Staff => (null, "setup.role-managed"),
            [var role] => (role.Id, null),
            _ => (null, "setup.role-ambiguous"),
        };
    }

    private bool NamesChannels() =>
        options.Value.LogChannel.Length > 0
        || options.Value.Category.Length > 0
        || options.Value.Departments.Exists(d => d.Category.Length > 0 || d.LogChannel.Length > 0);

    private static DepartmentTargets Resolve(
        Snowflake guild,
        IReadOnlyList<Role> roles,
        IReadOnlyList<Channel> channels,
        DepartmentOptions department,
        List<ConfigProblem> problems
    )
    {
        var targets = new DepartmentTargets
        {
            CategoryId = Channel(channels, department.Category, ChannelType.Category, department, problems),
            LogChannelId = Channel(channels, department.LogChannel, ChannelType.Text, department, problems),
        };
        Add(department.Roles, DepartmentRoleKind.Staff);
        Add(department.RequiredRoles, DepartmentRoleKind.Required);
        Add(department.DeniedRoles, DepartmentRoleKind.Denied);
        Add(department.PingRoles, DepartmentRoleKind.Pinged);
        return targets;

        void Add(List<string> wanted, DepartmentRoleKind kind)
        {
            foreach (var name in wanted.Select(name => name.Trim()))
            {
                var (role, problem) = Find(guild, roles, name, kind);
                if (role is { } id)
                    targets.Roles.Add((id, kind));
                else if (problem == "setup.role-missing" && kind == DepartmentRoleKind.Staff)
                    targets.MissingStaff.Add(name);
                else
                    problems.Add(new ConfigProblem(department, problem!, name));
                targets.IsWhole &= role is not null;
            }
        }
    }

    private static Snowflake? Channel(
        IReadOnlyList<Channel> channels,
        string wanted,
        ChannelType type,
        DepartmentOptions? department,
        List<ConfigProblem> problems
    )
    {
        if (wanted.Length == 0)
            return null;
        var name = wanted.Trim().TrimStart('#');
        var found = channels
            .Where(c => c.Type == type && (c.Id.ToString() == name || string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (found.Count == 1)
            return found[0].Id;
        problems.Add(new ConfigProblem(department, found.Count == 0 ? "setup.channel-missing" : "setup.channel-ambiguous", wanted));
        return null;
    }
}

/// <summary>The resolved names of plugins.json in a server.</summary>
internal sealed class ConfigTargets
{
    /// <summary>By department key.</summary>
    public Dictionary<string, DepartmentTargets> Departments { get; } = [];

    public Snowflake? LogChannel { get; set; }

    public Snowflake? Category { get; set; }

    public List<ConfigProblem> Problems { get; } = [];
}

internal sealed class DepartmentTargets
{
    public HashSet<(Snowflake Id, DepartmentRoleKind Kind)> Roles { get; } = [];

    public Snowflake? CategoryId { get; init; }

    public Snowflake? LogChannelId { get; init; }

    /// <summary>The names of staff roles that do not exist.</summary>
    public List<string> MissingStaff { get; } = [];

    /// <summary>Whether all roles were found; otherwise none is removed, since a role may have been renamed.</summary>
    public bool IsWhole { get; set; } = true;
}

/// <summary>A name in plugins.json that cannot be used in a server.</summary>
/// <param name="Department">The department; null for the server.</param>
/// <param name="Key">The key of the text.</param>
/// <param name="Wanted">The name.</param>
internal sealed record ConfigProblem(DepartmentOptions? Department, string Key, string Wanted)
{
    public string In(CultureInfo culture)
    {
        var wanted = Markdown.Escape(Wanted);
        return Key is "setup.channel-missing" or "setup.channel-ambiguous"
            ? TicketTexts.Get(culture, Key, wanted)
            : TicketTexts.Get(culture, Key, Department?.Name.Pick(culture), wanted);
    }
}
