using System.Collections.Frozen;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Rest;

public sealed partial class DiscordClient
{
    public string Mention(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return cache?.Commands.Find(name.Split(' ')[0]) is { } command ? $"</{name}:{command.Id}>" : $"`/{name}`";
    }

    public async ValueTask<bool> MayUseAsync(Snowflake guild, Member member, string command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.Has(Permissions.Administrator))
            return true;
        if (cache?.Commands.Find(command) is not { } known)
            return false;
        var settings = await GetCommandSettingsAsync(cache.Commands, guild, cancellationToken);
        // Overrides of the command come first; those of the whole application can only deny.
        if (Find(settings, known.Id, guild, member) is { } own)
            return own;
        return Find(settings, cache.Commands.Application, guild, member) is not false && HasDefault(member, known);
    }

    private static bool HasDefault(Member member, KnownCommand command) =>
        command.Permission switch
        {
            null => true,
            // Only administrators, who were allowed above.
            Permissions.None => false,
            { } needed => member.Has(needed),
        };

    // The override of the user wins over those of roles, of which one that allows is enough; @everyone comes last.
    private static bool? Find(FrozenDictionary<Snowflake, CommandOverride[]> settings, Snowflake command, Snowflake guild, Member member)
    {
        var all = settings.GetValueOrDefault(command) ?? [];
        if (Array.Find(all, o => o.Type == CommandOverride.User && o.Id == member.User.Id) is { } user)
            return user.Permission;
        var roles = Array.FindAll(all, o => o.Type == CommandOverride.Role && member.Roles.Contains(o.Id));
        return roles.Length > 0
            ? Array.Exists(roles, role => role.Permission)
            : Array.Find(all, o => o.Type == CommandOverride.Role && o.Id == guild)?.Permission;
    }

    private async ValueTask<FrozenDictionary<Snowflake, CommandOverride[]>> GetCommandSettingsAsync(
        CommandCache commands,
        Snowflake guild,
        CancellationToken cancellationToken
    )
    {
        if (commands.FindSettings(guild) is { } known)
            return known;
        var changes = commands.Changes;
        try
        {
            var all = await SendAsync(
                new(HttpMethod.Get, $"applications/{commands.Application}/guilds/{guild}/commands/permissions"),
                DiscordJson.Default.CommandSettingsJsonArray,
                cancellationToken
            );
            var settings = all.ToFrozenDictionary(setting => setting.Id, setting => setting.Permissions);
            commands.KeepSettings(guild, settings, changes);
            return settings;
        }
        catch (DiscordException)
        {
            // Then the default permission applies, as in most servers, and Discord is asked again next time.
            return FrozenDictionary<Snowflake, CommandOverride[]>.Empty;
        }
    }
}
