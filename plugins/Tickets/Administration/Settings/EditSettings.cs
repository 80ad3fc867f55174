using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>/support settings: the settings of the server.</summary>
internal sealed class EditSettings(GuildSettingsEditor edit, GuildConfigSync seed, ChannelValidation check, SettingsCard card)
{
    [Command("support settings", "View and change server settings"), RequireCommand("support")]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken) =>
        await card.WriteAsync(context, null, cancellationToken);

    [SelectMenu("settings-log"), RequireCommand("support")]
    public async Task<Update> SetLogAsync(ComponentContext context, IReadOnlyList<Snowflake> channels, CancellationToken cancellationToken)
    {
        Snowflake? log = channels is [var first, ..] ? first : null;
        if (log is { } id && await check.LogAsync(context.GuildId, id, context.Culture, cancellationToken) is { } lacking)
            return Update.Refuse(lacking);
        return await SaveAsync(context, guild => (guild.LogChannelId, guild.LogChannelIsChosen) = (log, true), cancellationToken);
    }

    [SelectMenu("settings-transcripts"), RequireCommand("support")]
    public async Task<Update> SetTranscriptsAsync(
        ComponentContext context,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    ) =>
        chosen is [var name] && Enum.TryParse<TranscriptDelivery>(name, out var to) && Enum.IsDefined(to)
            ? await SaveAsync(context, guild => guild.TranscriptDelivery = to, cancellationToken)
            : new Refusal("settings.unknown");

    // On messages from before the language belonged to the host.
    [SelectMenu("settings-language"), RequireCommand("support")]
    public async Task<Update> SetLanguageAsync(
        ComponentContext context,
        IReadOnlyList<string> chosen,
        CancellationToken cancellationToken
    ) => await card.WriteAsync(context, context.Text("settings.moved"), cancellationToken);

    [SelectMenu("settings-reset"), RequireCommand("support")]
    public async Task<Update> ResetAsync(ComponentContext context, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var refusal = await edit.EditAsync(
            context,
            async guild =>
            {
                foreach (var name in names)
                    Reset(guild, name);
                // Names of plugins.json are looked up in the server.
                await seed.SyncAsync(guild, cancellationToken);
                return null;
            },
            cancellationToken
        );
        return refusal is null ? await card.WriteAsync(context, context.Text("settings.saved"), cancellationToken) : refusal;
    }

    private static void Reset(GuildSettings guild, string name)
    {
        switch (name)
        {
            case SettingsCard.LogChannel:
                (guild.LogChannelId, guild.LogChannelIsChosen) = (null, false);
                break;
            case SettingsCard.NoLogChannel:
                (guild.LogChannelId, guild.LogChannelIsChosen) = (null, true);
                break;
            case SettingsCard.Category:
                (guild.CategoryId, guild.CategoryIsChosen) = (null, false);
                break;
            case SettingsCard.Notices:
                guild.NoticeChannelId = null;
                break;
            case SettingsCard.Transcripts:
                guild.TranscriptDelivery = null;
                break;
            case SettingsCard.GraceTime:
                guild.GraceTime = null;
                break;
            case SettingsCard.MaxOpen:
                guild.MaxOpenPerMember = null;
                break;
            case SettingsCard.FloodLimit:
                guild.FloodLimit = null;
                break;
        }
    }

    private async Task<Update> SaveAsync(InteractionContext context, Action<GuildSettings> change, CancellationToken cancellationToken)
    {
        await edit.EditAsync(
            context,
            guild =>
            {
                change(guild);
                return Task.FromResult<Refusal?>(null);
            },
            cancellationToken
        );
        return await card.WriteAsync(context, context.Text("settings.saved"), cancellationToken);
    }
}
