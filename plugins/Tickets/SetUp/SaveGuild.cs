using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Writes what /setup found for a server. What the command does not name stays as it was.</summary>
internal sealed class SaveGuild(TicketsDbContext db, IOptions<TicketsOptions> options)
{
    private const int Turns = 5;

    public async Task<GuildSettings> RunAsync(
        InteractionContext context,
        Snowflake? logChannel,
        Snowflake? category,
        Dictionary<string, List<Snowflake>> roles,
        CancellationToken cancellationToken)
    {
        for (var turn = 1; ; turn++)
        {
            db.ChangeTracker.Clear();
            var guild = await FillAsync(context, logChannel, category, cancellationToken);
            await FillDepartmentsAsync(context, roles, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return guild;
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || e.IsUniqueViolation()) && turn < Turns)
            {
                // A ticket took its number, or another admin did the same, at the same instant.
            }
        }
    }

    private async Task<GuildSettings> FillAsync(
        InteractionContext context, Snowflake? logChannel, Snowflake? category, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.FindAsync([context.GuildId], cancellationToken);
        if (guild is null)
            db.GuildSettings.Add(guild = new GuildSettings { GuildId = context.GuildId, Culture = context.GuildCulture.Name });
        guild.Culture = context.GuildCulture.Name;
        guild.LogChannelId = logChannel ?? guild.LogChannelId;
        guild.CategoryId = category ?? guild.CategoryId;
        guild.BotPermissions = context.AppPermissions;
        return guild;
    }

    private async Task FillDepartmentsAsync(
        InteractionContext context, Dictionary<string, List<Snowflake>> roles, CancellationToken cancellationToken)
    {
        var known = await db.Departments.Include(d => d.Roles).Where(d => d.GuildId == context.GuildId)
            .ToDictionaryAsync(d => d.Key, cancellationToken);
        foreach (var wanted in options.Value.Departments)
        {
            var name = wanted.Name.Pick(context.GuildCulture) ?? wanted.Key;
            if (!known.TryGetValue(wanted.Key, out var department))
                db.Departments.Add(department = new Department { Id = Guid.NewGuid(), GuildId = context.GuildId, Key = wanted.Key, Name = name });
            department.Name = name;
            department.Roles.RemoveAll(role => !roles[wanted.Key].Contains(role.RoleId));
            foreach (var added in roles[wanted.Key].Except(department.Roles.Select(role => role.RoleId)).ToList())
                department.Roles.Add(new DepartmentRole { RoleId = added });
        }
    }
}
