using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <summary>The values of a message; null for omitted ones.</summary>
internal sealed class MessageDraft
{
    public string? Content { get; init; }
    public JsonArray? Embeds { get; init; }
    public JsonArray? Components { get; init; }
    public int Flags { get; init; }

    /// <summary>Whether flags were given; an edit without them keeps them.</summary>
    public bool SetsFlags { get; init; }
    public JsonObject? Poll { get; init; }
    public AllowedMentions? Mentions { get; init; }

    /// <summary>For an edit: the kept attachments with metadata; null for all.</summary>
    public Dictionary<ulong, JsonObject>? Kept { get; init; }
    public List<FileDraft> Files { get; init; } = [];
    public JsonNode? Nonce { get; init; }
    public bool EnforceNonce { get; init; }
    public bool Tts { get; init; }
    public ulong? Reference { get; init; }
    public ulong? ReferenceChannel { get; init; }

    /// <summary>Whether the reference is a forward.</summary>
    public bool Forwards { get; init; }
    public bool FailIfNotExists { get; init; } = true;

    public bool IsV2 => (Flags & MessageFlags.ComponentsV2) != 0;

    public bool IsEmpty =>
        string.IsNullOrWhiteSpace(Content)
        && Embeds is null or { Count: 0 }
        && Components is null or { Count: 0 }
        && Files.Count == 0
        && Poll is null
        && !Forwards;

    /// <summary>Whether it has values that only the author may change.</summary>
    public bool SaysMoreThanFlags =>
        Content is not null || Embeds is not null || Components is not null || Files.Count > 0 || Kept is not null;
}

/// <summary>Reads the body for new and edited messages.</summary>
internal static class MessageForm
{
    private const string LegacyCode = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    private const string LegacyMessage = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";

    private const int Settable =
        MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.ComponentsV2 | MessageFlags.VoiceMessage;

    /// <param name="form">The message.</param>
    /// <param name="files">The uploads.</param>
    /// <param name="ephemeral">Whether EPHEMERAL may be set.</param>
    /// <param name="edited">The edited message; Components V2 cannot be removed.</param>
    public static MessageDraft Read(Modal form, IReadOnlyList<UploadedFile> files, bool ephemeral = false, Message? edited = null)
    {
        var flags = (int)(form.Integer("flags", 0, int.MaxValue) ?? 0) & (Settable | (ephemeral ? MessageFlags.Ephemeral : 0));
        if (edited is not null && (edited.Flags & MessageFlags.ComponentsV2) != 0)
            flags |= MessageFlags.ComponentsV2;
        var v2 = (flags & MessageFlags.ComponentsV2) != 0;
        var (kept, uploads) = AttachmentForm.Read(form, files, edited);
        var reference = form.Object("message_reference");
        var draft = new MessageDraft
        {
            Content = form.Has("content") ? form.Trimmed("content", 0, 2000) ?? "" : null,
            Embeds = form.IsNull("embeds") ? [] : EmbedForm.Read(form),
            Components = form.IsNull("components") ? [] : ComponentForm.Read(form, v2),
            Flags = flags,
            SetsFlags = form.Has("flags") && !form.IsNull("flags"),
            Poll = edited is null ? PollForm.Read(form) : null,
            Mentions = AllowedMentions.Read(form),
            Kept = kept,
            Files = uploads,
            Nonce = Nonce(form),
            EnforceNonce = form.Flag("enforce_nonce") ?? false,
            Tts = form.Flag("tts") ?? false,
            Reference = reference?.Snowflake("message_id", required: true),
            ReferenceChannel = reference?.Snowflake("channel_id"),
            Forwards = reference?.Choice("type", [0, 1]) == 1,
            FailIfNotExists = reference?.Flag("fail_if_not_exists") ?? true,
        };
        if (v2 && (!string.IsNullOrEmpty(draft.Content) || draft.Embeds is { Count: > 0 } || draft.Poll is not null))
            form.Wrong("flags", LegacyCode, LegacyMessage);
        if (form.Ids("sticker_ids", 3).Count > 0)
            form.Wrong("sticker_ids", "STICKER_INVALID", "Invalid sticker sent");
        var staying = (edited?.Attachments ?? []).Where(a => kept?.ContainsKey(a.Id) ?? true).Select(a => a.FileName);
        AttachmentForm.CheckNamed(form, draft.Components, uploads.Select(u => u.FileName).Concat(staying));
        form.Errors.ThrowIfAny();
        return draft;
    }

    public static ApiException LegacyFields() => Refuse.Form("flags", LegacyCode, LegacyMessage);

    private static JsonNode? Nonce(Modal form)
    {
        if (form.Body["nonce"] is not { } nonce)
            return null;
        form.Text("nonce", 0, 25);
        return nonce.DeepClone();
    }
}
