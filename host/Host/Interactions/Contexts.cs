using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Interactions;

/// <summary>Creates the context of a handler.</summary>
internal static class Contexts
{
    private const long DefaultLimit = 10 * 1024 * 1024;

    public static InteractionContext Create(
        Interaction interaction,
        HandlerKind kind,
        Snowflake guild,
        Snowflake channel,
        Member member,
        LoadedPlugin plugin
    )
    {
        var message = interaction.Message is { } original ? plugin.Discord.StripCustomIdPrefix(original) : null;
        var resolved = interaction.Data?.Resolved?.ToResolved() ?? Resolved.None;
        var command = new CommandContext
        {
            Id = interaction.Id,
            GuildId = guild,
            ChannelId = channel,
            Member = member,
            AppPermissions = interaction.AppPermissions,
            Culture = Cultures.Of(interaction.Locale),
            GuildCulture =
                plugin.Services.GetRequiredService<GuildLocales>().ChosenCultureOf(guild) ?? Cultures.Of(interaction.GuildLocale),
            Resolved = resolved,
            Texts = plugin.Texts,
            AttachmentSizeLimit = interaction.AttachmentSizeLimit > 0 ? interaction.AttachmentSizeLimit : DefaultLimit,
        };
        return kind switch
        {
            HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand => command,
            HandlerKind.Button or HandlerKind.Select => new ComponentContext(
                command,
                message ?? throw new InvalidOperationException("A component interaction has no message.")
            ),
            _ => new ModalContext(command) { Message = message, Values = ModalValues.Read(interaction.Data!, resolved) },
        };
    }
}
