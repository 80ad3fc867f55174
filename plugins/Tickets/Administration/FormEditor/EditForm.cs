using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>/support department form: shows, exports and imports a department's form.</summary>
internal sealed class EditForm(DepartmentQuery departments, DepartmentEditor save, IDiscord discord)
{
    [Command("support department form", "Edit a department’s form, preview it, or import it from a file"), RequireCommand("support")]
    public async Task<Reply> ShowAsync(
        CommandContext context,
        [Option("department", "The department", Autocomplete = nameof(CompleteAsync))] string department,
        [Option("file", "A form file that the editor exported; it replaces the current form")] Attachment? file,
        CancellationToken cancellationToken
    )
    {
        if (await departments.ByTextAsync(context.GuildId, department, cancellationToken) is not { } found)
            return DepartmentQuery.Unknown(department);
        if (file is null)
            return FormCard.Write(found, context.Culture, null);
        var (card, refusal) = await ReadAsync(context, found.Id, file, cancellationToken);
        return card is null ? Reply.Refuse(refusal!) : card;
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    [Button("form-card"), RequireCommand("support")]
    public async Task<Update> ShowAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? FormCard.Write(found, context.Culture, null)
            : new Refusal("department.gone");

    [Button("form-export"), RequireCommand("support")]
    public async Task<Reply> ExportAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? new OutgoingMessage
            {
                Content = context.Text("form.file-made"),
                Files = [new OutgoingFile($"form-{found.Key}.json", FormFile.Write(DepartmentForm.Pages(found)), "application/json")],
            }
            : new Refusal("department.gone");

    [Button("form-import"), RequireCommand("support")]
    public static Task<Modal> AskFileAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Modal(
                Route.To("form-import", id),
                context.Text("form.edit.import"),
                new FileUploadInput("file", context.Text("form.file-label")) { Description = context.Text("form.file-help") }
            )
        );

    [ModalSubmit("form-import"), RequireCommand("support")]
    public async Task<Update> ImportAsync(
        ModalContext context,
        Guid id,
        [Input("file")] IReadOnlyList<Attachment> files,
        CancellationToken cancellationToken
    )
    {
        if (files.Count == 0)
            return new Refusal("form.file-help");
        var (card, refusal) = await ReadAsync(context, id, files[0], cancellationToken);
        return card is null ? Update.Refuse(refusal!) : card;
    }

    private async Task<(OutgoingMessage? Card, string? Refusal)> ReadAsync(
        InteractionContext context,
        Guid id,
        Attachment file,
        CancellationToken cancellationToken
    )
    {
        if (file.Size > FormFile.MaxBytes)
            return (null, context.Text("form.file-large", FormFile.MaxBytes / 1024));
        using var bytes = new MemoryStream();
        await discord.DownloadAsync(file, bytes, FormFile.MaxBytes, cancellationToken);
        var (pages, problems) = FormFile.Read(bytes.ToArray());
        if (problems.Count > 0)
            return (null, context.Text("form.file-problems", FormSaver.List(context, problems)));
        var saved = await save.ByIdAsync(context, id, department => FormSaver.Apply(department, pages), cancellationToken);
        return saved.Department is { } changed
            ? (FormCard.Write(changed, context.Culture, context.Text("form.edit.saved")), null)
            : (null, context.Text(saved.Refusal!));
    }
}
