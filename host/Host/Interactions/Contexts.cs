using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Rest;

namespace DCTicket.Host.Interactions;

/// <summary>Makes the context that a handler sees.</summary>
internal static class Contexts
{
    private const long DefaultLimit = 10 * 1024 * 1024;

    public static InteractionContext Create(
        Interaction interaction, HandlerKind kind, Snowflake guild, Snowflake channel, Member member, DiscordClient discord)
    {
        var message = interaction.Message is { } original ? discord.Own(original) : null;
        var culture = Cultures.Of(interaction.Locale);
        var guildCulture = Cultures.Of(interaction.GuildLocale);
        var resolved = interaction.Data?.Resolved?.ToResolved() ?? Resolved.None;
        var limit = interaction.AttachmentSizeLimit > 0 ? interaction.AttachmentSizeLimit : DefaultLimit;
        return kind switch
        {
            HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand => new CommandContext
            {
                Id = interaction.Id,
                GuildId = guild,
                ChannelId = channel,
                Member = member,
                AppPermissions = interaction.AppPermissions,
                Culture = culture,
                GuildCulture = guildCulture,
                Resolved = resolved,
                AttachmentSizeLimit = limit,
            },
            HandlerKind.Button or HandlerKind.Select => new ComponentContext
            {
                Id = interaction.Id,
                GuildId = guild,
                ChannelId = channel,
                Member = member,
                AppPermissions = interaction.AppPermissions,
                Culture = culture,
                GuildCulture = guildCulture,
                Resolved = resolved,
                AttachmentSizeLimit = limit,
                Message = message ?? throw new InvalidOperationException("A click came without its message."),
            },
            _ => new FormContext
            {
                Id = interaction.Id,
                GuildId = guild,
                ChannelId = channel,
                Member = member,
                AppPermissions = interaction.AppPermissions,
                Culture = culture,
                GuildCulture = guildCulture,
                Resolved = resolved,
                AttachmentSizeLimit = limit,
                Message = message,
                Values = FormValues.Read(interaction.Data!, resolved),
            },
        };
    }
}
