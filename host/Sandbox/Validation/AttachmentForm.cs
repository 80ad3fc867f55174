using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <param name="File">The upload.</param>
/// <param name="FileName">The sanitized name.</param>
/// <param name="Description">The alternative text.</param>
internal sealed record FileDraft(UploadedFile File, string FileName, string? Description)
{
    public double? Seconds { get; init; }
    public string? Waveform { get; init; }

    /// <summary>The original name without extension, if Discord does not keep it.</summary>
    public string? Title { get; init; }
}

/// <summary>The attachments of a message: uploads with their metadata, and kept ones of an edited message.</summary>
internal static class AttachmentForm
{
    private const int MaxCount = 10;

    public static (Dictionary<ulong, JsonObject>? Kept, List<FileDraft> Uploads) Read(
        Modal form,
        IReadOnlyList<UploadedFile> files,
        Message? edited
    )
    {
        if (files.Count > MaxCount)
            form.WrongLength("attachments", 0, MaxCount);
        Dictionary<ulong, JsonObject>? kept = form.Has("attachments") ? [] : null;
        var named = new Dictionary<string, Modal>();
        foreach (var attachment in form.Objects("attachments", 0, MaxCount))
        {
            attachment.Text("description", 0, 1024);
            attachment.Text("filename", 1, 1024);
            attachment.Text("title", 0, 1024);
            if (attachment.Snowflake("id", required: true) is not { } id)
                continue;
            if (files.Any(f => f.Field == $"files[{id.Text()}]"))
                named[$"files[{id.Text()}]"] = attachment;
            else if (edited?.Attachments.Exists(a => a.Id == id) ?? false)
                kept![id] = attachment.Body;
            else
                attachment.Wrong("id", "ATTACHMENT_NOT_FOUND", "No uploaded file has this id");
        }

        // The list of an edit is complete, so an upload that is not in it is ignored.
        var taken = edited is not null && kept is not null ? files.Where(f => named.ContainsKey(f.Field)) : files;
        return (kept, [.. taken.Select(f => Draft(f, named.GetValueOrDefault(f.Field)))]);
    }

    private static FileDraft Draft(UploadedFile file, Modal? said)
    {
        var name = said?.Body["filename"]?.ToString();
        var spoiler = said?.Flag("is_spoiler") ?? false;
        var (safe, title) = FileNames.Safe(string.IsNullOrEmpty(name) ? file.FileName : name);
        return new FileDraft(
            file,
            spoiler && !safe.StartsWith("SPOILER_", StringComparison.Ordinal) ? "SPOILER_" + safe : safe,
            said?.Text("description", 0, 1024)
        )
        {
            Title = said?.Trimmed("title", 0, 1024) is { Length: > 0 } given ? given : title,
            Seconds = said?.Body["duration_secs"] is JsonValue value && value.TryGetValue<double>(out var seconds) ? seconds : null,
            Waveform = said?.Text("waveform", 0, 400),
        };
    }

    /// <summary>Every file of a component must be an attachment of the message.</summary>
    public static void CheckNamed(Modal form, JsonNode? components, IEnumerable<string> names)
    {
        var known = names.ToHashSet();
        Walk(components, "components");

        void Walk(JsonNode? node, string path)
        {
            if (node is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                    Walk(list[i], $"{path}.{i}");
            }
            else if (node is JsonObject item)
            {
                if (
                    item["url"]?.ToString() is { } url
                    && url.StartsWith("attachment://", StringComparison.Ordinal)
                    && !known.Contains(url["attachment://".Length..])
                )
                    form.Wrong(
                        $"{path}.url",
                        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                        $"The referenced attachment \"{url}\" was not found"
                    );
                foreach (var (key, child) in item)
                    Walk(child, $"{path}.{key}");
            }
        }
    }
}
