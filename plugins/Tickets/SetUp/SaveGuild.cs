using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Writes what /setup found for a server. What the command does not name stays as it was.</summary>
internal sealed class SaveGuild(TicketsDbContext db, SeedDepartments seed)
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
            await seed.RunAsync(context.GuildId, roles, cancellationToken);
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
        if (!guild.CultureIsChosen)
            guild.Culture = context.GuildCulture.Name;
        guild.LogChannelId = logChannel ?? guild.LogChannelId;
        guild.CategoryId = category ?? guild.CategoryId;
        guild.BotPermissions = context.AppPermissions;
        return guild;
    }
}
