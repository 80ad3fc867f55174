using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel create: creates a panel with its own texts and departments.</summary>
internal sealed class CreatePanel(
    NewPanelWriter writer,
    DepartmentQuery departments,
    PanelUpdater update,
    PanelCard card,
    RefusedFormStore refused
)
{
    [Command("support panel create", "Post another panel with its own texts and departments"), RequireCommand("support")]
    public async Task<Modal> AskAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await writer.IsFullAsync(context.GuildId, cancellationToken))
            return new Refusal("panel.too-many", PanelQuery.MaxCount);
        var all = await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        if (all.Count == 0)
            return new Refusal("panel.no-departments");
        return Content(context, all).Open();
    }

    private static FormContent Content(InteractionContext context, List<Department> all) =>
        new(
            Route.To("panel-create"),
            context.Text("panel.form.create"),
            [
                .. PanelForm.Inputs(context, "", "", null),
                new StringSelectInput(
                    "departments",
                    context.Text("panel.form.departments-label"),
                    [.. all.Take(DepartmentQuery.MaxCount).Select(d => new SelectOption(d.NameIn(context.Culture), d.Key))]
                )
                {
                    Description = context.Text("panel.form.departments-help"),
                    Required = false,
                    MaxValues = DepartmentQuery.MaxCount,
                },
                new ChannelSelectInput("channel", context.Text("panel.form.channel-label"))
                {
                    Description = context.Text("panel.form.channel-help"),
                    Required = false,
                    ChannelTypes = [ChannelType.Text, ChannelType.Announcement],
                },
            ]
        );

    [ModalSubmit("panel-create"), RequireCommand("support")]
    public async Task<Reply> CreateAsync(
        ModalContext context,
        [Input("title")] string title,
        [Input("text")] string text,
        [Input("color")] string color,
        [Input("departments")] IReadOnlyList<string> keys,
        [Input("channel")] IReadOnlyList<Snowflake> channels,
        CancellationToken cancellationToken
    )
    {
        var place = channels is [var channel, ..] ? channel : context.ChannelId;
        var (panel, refusal) = await writer.WriteAsync(
            context,
            place,
            draft => PanelForm.Apply(context, draft, title, text, color),
            keys,
            cancellationToken
        );
        if (refusal is not null)
        {
            var form = Content(context, await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken));
            return Reply.Refuse(await refused.KeepAsync(context, context.GuildId, form, context.Text(refusal), cancellationToken));
        }

        var shown = await update.UpdateAsync(panel.Id, cancellationToken) ?? panel;
        var message = await card.WriteAsync(context, shown, cancellationToken);
        return message with
        {
            Content = shown.Link is not null
                ? context.Text("panel.created", shown.Place(context.Culture))
                : context.Text("panel.created-later", PanelCard.State(shown, context.Culture)),
        };
    }
}
