using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>
/// Finds room for a channel, by Discord's responses instead of counting: the department's category, its overflow categories, a new one,
/// then no category.
/// </summary>
internal sealed partial class CategoryAllocator(
    TicketsDbContext db,
    FullCategoryCache full,
    OverflowCategoryCreator make,
    ILogger<CategoryAllocator> logger
)
{
    /// <summary>Tries categories until Discord accepts one.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="department">The department of the channel.</param>
    /// <param name="attempt">Creates or moves the channel; null is no category.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> TryAsync<T>(
        GuildSettingsSnapshot guild,
        Department department,
        Func<Snowflake?, Task<T>> attempt,
        CancellationToken cancellationToken
    )
    {
        var chosen = department.CategoryId ?? guild.Settings.CategoryId;
        if (chosen is not { } first || full.IsGone(first))
            return await attempt(null);
        List<Snowflake> tried = [];
        while (await NextAsync(guild, department, first, tried, cancellationToken) is { } category)
        {
            tried.Add(category);
            try
            {
                return await attempt(category);
            }
            catch (DiscordException e) when (IsFull(e))
            {
                full.Add(guild.Settings.GuildId, category);
            }
            catch (DiscordException e) when (e.Rejects("parent_id"))
            {
                LogDeleted(e, category, guild.Settings.GuildId);
                await NoteGoneAsync(guild.Settings.GuildId, category, cancellationToken);
                if (category == first)
                    break;
            }
            catch (DiscordException e) when (e.IsMissingPermission)
            {
                LogClosed(e, category, guild.Settings.GuildId, AdminHints.For(e));
                break;
            }
        }

        return await attempt(null);
    }

    /// <summary>
    /// A channel was deleted, maybe a category: remove it from the caches. A configured one stays in the settings, for /support doctor to
    /// report.
    /// </summary>
    public async Task NoteGoneAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        full.Forget(guild);
        var chosen =
            await db.GuildSettings.AnyAsync(g => g.GuildId == guild && g.CategoryId == channel, cancellationToken)
            || await db.Departments.AnyAsync(d => d.GuildId == guild && d.CategoryId == channel, cancellationToken);
        if (chosen)
            full.AddGone(channel);
        var overflow = db.OverflowCategories.Where(c => c.GuildId == guild && (c.CategoryId == channel || c.BaseId == channel));
        if (await overflow.AnyAsync(cancellationToken))
            await overflow.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whether a category is the wanted one or one of its overflow categories.</summary>
    public async Task<bool> IsOrFollowsAsync(
        Snowflake guild,
        Snowflake? wanted,
        Snowflake? category,
        CancellationToken cancellationToken
    ) =>
        wanted == category
        || (wanted is { } first && category is { } other && (await KnownAsync(guild, first, cancellationToken)).Contains(other));

    private async Task<Snowflake?> NextAsync(
        GuildSettingsSnapshot guild,
        Department department,
        Snowflake first,
        List<Snowflake> tried,
        CancellationToken cancellationToken
    )
    {
        if (tried.Count == 0 && !full.Contains(first))
            return first;
        foreach (var known in await KnownAsync(guild.Settings.GuildId, first, cancellationToken))
        {
            if (!tried.Contains(known) && !full.Contains(known))
                return known;
        }

        await full.Making.WaitAsync(cancellationToken);
        try
        {
            // A waiting caller finds the category that the previous one has created.
            var known = await KnownAsync(guild.Settings.GuildId, first, cancellationToken);
            if (known.FirstOrDefault(category => !tried.Contains(category) && !full.Contains(category)) is { Value: > 0 } made)
                return made;
            return await make.CreateAsync(guild, department, first, cancellationToken);
        }
        finally
        {
            full.Making.Release();
        }
    }

    private Task<List<Snowflake>> KnownAsync(Snowflake guild, Snowflake first, CancellationToken cancellationToken) =>
        db
            .OverflowCategories.Where(c => c.GuildId == guild && c.BaseId == first)
            .OrderBy(c => c.Number)
            .Select(c => c.CategoryId)
            .ToListAsync(cancellationToken);

    private static bool IsFull(DiscordException exception) =>
        exception.Errors.Any(error => error is { Path: "parent_id", Code: "CHANNEL_PARENT_MAX_CHANNELS" });

    [LoggerMessage(
        LogLevel.Warning,
        "Category {Category} in server {Guild} was deleted, so tickets are created without a category. Choose another one by " + "/setup"
    )]
    private partial void LogDeleted(Exception exception, Snowflake category, Snowflake guild);

    [LoggerMessage(
        LogLevel.Warning,
        "The bot cannot use category {Category} in server {Guild}, so a ticket is created without a category. {Hint}"
    )]
    private partial void LogClosed(Exception exception, Snowflake category, Snowflake guild, string hint);
}
