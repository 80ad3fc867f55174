using System.Globalization;
using DCTicket.Contracts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Finds the Discord roles that the settings name.</summary>
internal sealed class ResolveRoles(IDiscord discord, IOptions<TicketsOptions> options)
{
    /// <summary>The roles of each department by its key, or what is wrong, in the admin's language.</summary>
    public async Task<(Dictionary<string, List<Snowflake>> Roles, string? Problem)> RunAsync(
        Snowflake guild, CultureInfo culture, CancellationToken cancellationToken)
    {
        var existing = await discord.GetRolesAsync(guild, cancellationToken);
        var result = new Dictionary<string, List<Snowflake>>();
        List<string> problems = [];
        foreach (var department in options.Value.Departments)
        {
            var roles = result[department.Key] = [];
            foreach (var wanted in department.Roles)
            {
                var (role, problem) = Find(guild, existing, wanted.Trim());
                if (role is { } id && !roles.Contains(id))
                    roles.Add(id);
                if (problem is not null)
                    problems.Add("- " + TicketTexts.Get(culture, problem, department.Name.Pick(culture), Markdown.Escape(wanted)));
            }
        }

        return (result, problems.Count == 0 ? null : string.Join('\n', problems));
    }

    internal static (Snowflake? Role, string? Problem) Find(Snowflake guild, IReadOnlyList<Role> existing, string wanted)
    {
        var byId = existing.Where(role => role.Id.ToString() == wanted).ToList();
        var found = byId.Count > 0 ? byId : [.. existing.Where(role => role.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [] => (null, wanted == "@everyone" ? "setup.role-everyone" : "setup.role-missing"),
            [var role] when role.Id == guild => (null, "setup.role-everyone"),
            [var role] => (role.Id, null),
            _ => (null, "setup.role-ambiguous"),
        };
    }
}
