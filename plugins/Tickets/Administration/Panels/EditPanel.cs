using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel edit: changes texts, departments and their order. The message is edited.</summary>
internal sealed class EditPanel(GuildSettingsEditor edit, PanelQuery panels, PanelRenderer write, PanelCard card, RefusedFormStore refused)
{
    [Command("support panel edit", "Edit a panel: its texts, color, departments and their order"), RequireCommand("support")]
    public async Task<Reply> ShowAsync(
        CommandContext context,
        [Option("panel", "Which panel; not needed if there is only one", Autocomplete = nameof(CompleteAsync))] string? panel,
        CancellationToken cancellationToken
    )
    {
        var (found, refusal) = await panels.ByTextAsync(context.GuildId, panel, cancellationToken);
        return found is null ? refusal! : await card.WriteAsync(context, found, cancellationToken);
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        panels.ChoicesAsync(context, typed, cancellationToken);

    [Button("panel-words"), RequireCommand("support")]
    public async Task<Modal> AskWordsAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await panels.ByIdAsync(context.GuildId, id, cancellationToken) is not { } panel)
            return new Refusal("panel.unknown");
        return Content(context, panel).Open();
    }

    [ModalSubmit("panel-words"), RequireCommand("support")]
    public async Task<Update> SetWordsAsync(
        ModalContext context,
        Guid id,
        [Input("title")] string title,
        [Input("text")] string text,
        [Input("color")] string color,
        [Input("image")] string image,
        [Input("thumbnail")] string thumbnail,
        CancellationToken cancellationToken
    )
    {
        FormContent? form = null;
        var refusal = await SaveAsync(
            context,
            id,
            panel =>
            {
                form = Content(context, panel);
                return Task.FromResult(
                    PanelForm.Apply(context, panel, title, text, color) ?? PanelForm.ApplyImages(panel, image, thumbnail)
                );
            },
            cancellationToken
        );
        return refusal is not null && form is not null
            ? Update.Refuse(await refused.KeepAsync(context, context.GuildId, form, context.Text(refusal), cancellationToken))
            : await AnswerAsync(context, id, refusal, cancellationToken);
    }

    [SelectMenu("panel-departments"), RequireCommand("support")]
    public Task<Update> SetDepartmentsAsync(
        ComponentContext context,
        Guid id,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            context,
            id,
            panel =>
            {
                // Existing ones keep their order, and new ones are appended.
                panel.Departments = [.. panel.Departments.Where(keys.Contains), .. keys.Except(panel.Departments)];
                return Task.FromResult<Refusal?>(null);
            },
            cancellationToken
        );

    [SelectMenu("panel-up"), RequireCommand("support")]
    public Task<Update> MoveUpAsync(ComponentContext context, Guid id, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        ChangeAsync(
            context,
            id,
            async panel =>
            {
                var order = (await write.DepartmentsAsync(panel, cancellationToken)).Select(d => d.Key).ToList();
                var place = keys is [var key, ..] ? order.IndexOf(key) : -1;
                if (place < 0)
                    return new Refusal("panel.unknown");
                if (place > 0)
                    (order[place - 1], order[place]) = (order[place], order[place - 1]);
                panel.Departments = order;
                return null;
            },
            cancellationToken
        );

    private static FormContent Content(InteractionContext context, Panel panel) =>
        new(
            PanelCard.Words(panel),
            context.Text("panel.form.edit"),
            [
                .. PanelForm.Inputs(
                    context,
                    panel.Title.Pick(context.GuildCulture) ?? "",
                    panel.Text.Pick(context.GuildCulture) ?? "",
                    panel.Color
                ),
                .. PanelForm.ImageInputs(context, panel),
            ]
        );

    private async Task<Update> ChangeAsync(
        InteractionContext context,
        Guid id,
        Func<Panel, Task<Refusal?>> change,
        CancellationToken cancellationToken
    ) => await AnswerAsync(context, id, await SaveAsync(context, id, change, cancellationToken), cancellationToken);

    private Task<Refusal?> SaveAsync(
        InteractionContext context,
        Guid id,
        Func<Panel, Task<Refusal?>> change,
        CancellationToken cancellationToken
    ) =>
        edit.EditAsync(
            context,
            async _ =>
                await panels.ByIdAsync(context.GuildId, id, cancellationToken) is { } panel
                    ? await change(panel)
                    : new Refusal("panel.unknown"),
            cancellationToken
        );

    private async Task<Update> AnswerAsync(InteractionContext context, Guid id, Refusal? refusal, CancellationToken cancellationToken) =>
        refusal is not null
            ? refusal
            : await card.WriteAsync(context, (await panels.ByIdAsync(context.GuildId, id, cancellationToken))!, cancellationToken);
}
