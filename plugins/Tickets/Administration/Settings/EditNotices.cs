using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>The modal for the channel with notices of new tickets; empty for none.</summary>
internal sealed class EditNotices(
    TicketsDbContext db,
    GuildSettingsEditor edit,
    ChannelValidation check,
    SettingsCard card,
    RefusedFormStore refused
)
{
    [Button("settings-notices"), RequireCommand("support")]
    public async Task<Modal> AskAsync(ComponentContext context, CancellationToken cancellationToken)
    {
        var chosen = await db
            .GuildSettings.AsNoTracking()
            .Where(g => g.GuildId == context.GuildId)
            .Select(g => g.NoticeChannelId)
            .SingleOrDefaultAsync(cancellationToken);
        return Content(chosen, context.Culture).Open();
    }

    [ModalSubmit("settings-notices"), RequireCommand("support")]
    public async Task<Update> SaveAsync(
        ModalContext context,
        [Input("channel")] IReadOnlyList<Snowflake> channels,
        CancellationToken cancellationToken
    )
    {
        Snowflake? chosen = channels is [var first, ..] ? first : null;
        if (chosen is { } id && await check.NoticesAsync(context.GuildId, id, context.Culture, cancellationToken) is { } lacking)
            return Update.Refuse(
                await refused.KeepAsync(context, context.GuildId, Content(chosen, context.Culture), lacking, cancellationToken)
            );
        await edit.EditAsync(
            context,
            guild =>
            {
                guild.NoticeChannelId = chosen;
                return Task.FromResult<Refusal?>(null);
            },
            cancellationToken
        );
        return await card.WriteAsync(context, context.Text("settings.saved"), cancellationToken);
    }

    private static FormContent Content(Snowflake? chosen, CultureInfo culture) =>
        new(
            Route.To("settings-notices"),
            TicketTexts.Get(culture, "settings.notices"),
            [
                new ChannelSelectInput("channel", TicketTexts.Get(culture, "settings.notices-channel"))
                {
                    Description = TicketTexts.Get(culture, "settings.notices-help"),
                    Required = false,
                    ChannelTypes = [ChannelType.Text, ChannelType.Announcement],
                    Default = chosen is { } id ? [id] : [],
                },
            ]
        );
}
