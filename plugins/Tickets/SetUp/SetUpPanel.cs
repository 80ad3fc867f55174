using DCTicket.Contracts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>/setup: checks what tickets need in a server, and posts the panel.</summary>
internal sealed class SetUpPanel(
    ResolveRoles resolveRoles, SaveGuild saveGuild, PostPanel postPanel, IDiscord discord, IOptions<TicketsOptions> options)
{
    [Command("setup", "Set up tickets and post the panel in this channel"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("log-channel", "Where a summary and the transcript of each closed ticket go")] Channel? logChannel,
        [Option("category", "The category in which ticket channels are made", ChannelType = ChannelType.Category)] Channel? category,
        CancellationToken cancellationToken)
    {
        var lacking = NeededPermissions.Lacking(context.Culture, context.AppPermissions);
        if (lacking.Length > 0)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.lacks", lacking));
        var (roles, problem) = await resolveRoles.RunAsync(context.GuildId, context.Culture, cancellationToken);
        if (problem is not null)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.roles", problem));
        if (logChannel is not null && !await CanReadAsync(logChannel, cancellationToken))
            return Reply.Refuse(TicketTexts.Get(context.Culture, "setup.log-hidden", logChannel.Mention));
        var guild = await saveGuild.RunAsync(context, logChannel?.Id, category?.Id, roles, cancellationToken);
        var isNew = await postPanel.RunAsync(context, cancellationToken);
        return Describe(context, guild, isNew, roles);
    }

    private async Task<bool> CanReadAsync(Channel channel, CancellationToken cancellationToken)
    {
        try
        {
            await discord.GetMessagesAsync(channel.Id, null, 1, cancellationToken);
            return true;
        }
        catch (DiscordException e) when (e.IsMissingPermission())
        {
            return false;
        }
    }

    private string Describe(InteractionContext context, GuildSettings guild, bool isNew, Dictionary<string, List<Snowflake>> roles)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(context.Culture, key, arguments);
        var departments = options.Value.Departments.Select(
            department => $"- **{department.Name.Pick(context.Culture) ?? department.Key}**: {string.Join(' ', roles[department.Key].Select(role => $"<@&{role}>"))}");
        return string.Join(
            '\n',
            [
                Text(isNew ? "setup.posted" : "setup.renewed"),
                .. departments,
                guild.LogChannelId is { } log ? Text("setup.log", $"<#{log}>") : Text("setup.no-log"),
                guild.CategoryId is { } category ? Text("setup.category", $"<#{category}>") : Text("setup.no-category"),
            ]);
    }
}
