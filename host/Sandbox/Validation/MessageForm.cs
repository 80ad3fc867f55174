using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

internal sealed record FileDraft(UploadedFile File, string FileName, string? Description);

/// <summary>What somebody wants a message to be; what is null was not said.</summary>
internal sealed class MessageDraft
{
    public string? Content { get; init; }
    public JsonArray? Embeds { get; init; }
    public JsonArray? Components { get; init; }
    public int Flags { get; init; }
    public AllowedMentions? Mentions { get; init; }

    /// <summary>Of an edit: the attachments that stay, with their descriptions; null keeps all.</summary>
    public Dictionary<ulong, string?>? Kept { get; init; }
    public List<FileDraft> Files { get; init; } = [];
    public JsonNode? Nonce { get; init; }
    public bool EnforceNonce { get; init; }
    public bool Tts { get; init; }
    public ulong? Reference { get; init; }
    public bool FailIfNotExists { get; init; } = true;

    public bool IsV2 => (Flags & MessageFlags.ComponentsV2) != 0;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content) && Embeds is null or { Count: 0 } && Components is null or { Count: 0 } && Files.Count == 0;
}

/// <summary>Reads the body of everything that makes or edits a message.</summary>
internal static class MessageForm
{
    private const string LegacyCode = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    private const string LegacyMessage = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";

    private const int Settable = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.ComponentsV2
        | MessageFlags.VoiceMessage;

    /// <param name="form">The message.</param>
    /// <param name="files">What was uploaded with it.</param>
    /// <param name="ephemeral">Whether EPHEMERAL may be set.</param>
    /// <param name="alreadyV2">Whether the message that is edited uses Components V2, which cannot be undone.</param>
    public static MessageDraft Read(Form form, IReadOnlyList<UploadedFile> files, bool ephemeral = false, bool alreadyV2 = false)
    {
        var flags = (int)(form.Integer("flags", 0, int.MaxValue) ?? 0) & (Settable | (ephemeral ? MessageFlags.Ephemeral : 0));
        if (alreadyV2)
            flags |= MessageFlags.ComponentsV2;
        var v2 = (flags & MessageFlags.ComponentsV2) != 0;
        var (kept, uploads) = Attachments(form, files);
        var reference = form.Object("message_reference");
        var draft = new MessageDraft
        {
            Content = form.Has("content") ? form.Text("content", 0, 2000)?.Trim() ?? "" : null,
            Embeds = form.IsNull("embeds") ? [] : EmbedForm.Read(form),
            Components = form.IsNull("components") ? [] : ComponentForm.Read(form, v2),
            Flags = flags,
            Mentions = AllowedMentions.Read(form),
            Kept = kept,
            Files = uploads,
            Nonce = Nonce(form),
            EnforceNonce = form.Flag("enforce_nonce") ?? false,
            Tts = form.Flag("tts") ?? false,
            Reference = reference?.Snowflake("message_id", required: true),
            FailIfNotExists = reference?.Flag("fail_if_not_exists") ?? true,
        };
        if (v2 && (!string.IsNullOrEmpty(draft.Content) || draft.Embeds is { Count: > 0 }))
            form.Wrong("flags", LegacyCode, LegacyMessage);
        form.Errors.ThrowIfAny();
        return draft;
    }

    public static ApiException LegacyFields() => Refuse.Form("flags", LegacyCode, LegacyMessage);

    private static JsonNode? Nonce(Form form)
    {
        if (form.Body["nonce"] is not { } nonce)
            return null;
        form.Text("nonce", 0, 25);
        return nonce.DeepClone();
    }

    private static (Dictionary<ulong, string?>? Kept, List<FileDraft> Uploads) Attachments(Form form, IReadOnlyList<UploadedFile> files)
    {
        if (files.Count > 10)
            form.WrongLength("attachments", 0, 10);
        Dictionary<ulong, string?>? kept = form.Has("attachments") ? [] : null;
        var named = new Dictionary<string, (string? Name, string? Description)>();
        foreach (var attachment in form.Objects("attachments", 0, 10))
        {
            var id = attachment.Snowflake("id", required: true);
            var description = attachment.Text("description", 0, 1024);
            var name = attachment.Text("filename", 0, 1024);
            if (id is { } known && known < 1000 && !files.Any(f => f.Field == $"files[{known.Text()}]"))
                attachment.Wrong("id", "ATTACHMENT_NOT_FOUND", "No uploaded file has this id");
            else if (id is < 1000)
                named[$"files[{id.Text()}]"] = (name, description);
            else if (id is { } existing)
                kept![existing] = description;
        }

        return (kept, [.. files.Select(Draft)]);

        FileDraft Draft(UploadedFile file)
        {
            var (name, description) = named.GetValueOrDefault(file.Field);
            return new FileDraft(file, Safe(string.IsNullOrEmpty(name) ? file.FileName : name), description);
        }
    }

    /// <summary>Discord keeps letters, digits and a few signs of a file's name.</summary>
    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        return safe.Trim('.') is { Length: > 0 } kept ? kept : "unnamed";
    }
}
