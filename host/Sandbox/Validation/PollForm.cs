using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>A poll; the Sandbox shows polls without votes.</summary>
internal static class PollForm
{
    public static JsonObject? Read(Modal message)
    {
        if (message.Object("poll") is not { } form)
            return null;
        var answers = new JsonArray();
        foreach (var answer in form.Objects("answers", 1, 10, required: true))
        {
            var media = answer.Object("poll_media", required: true);
            answers.Add(
                (JsonNode)new JsonObject { ["answer_id"] = answers.Count + 1, ["poll_media"] = media is null ? null : Media(media, 55) }
            );
        }

        return Json.Settle(
            new JsonObject
            {
                ["question"] = form.Object("question", required: true) is { } question ? Media(question, 300) : null,
                ["answers"] = answers,
                ["allow_multiselect"] = form.Flag("allow_multiselect") ?? false,
                ["layout_type"] = form.Choice("layout_type", [1]) ?? 1,
                ["duration"] = form.Integer("duration", 1, 768) ?? 24,
                ["results"] = new JsonObject { ["answer_counts"] = new JsonArray(), ["is_finalized"] = false },
            }
        );
    }

    private static JsonObject Media(Modal form, int max)
    {
        var view = new JsonObject { ["text"] = form.Trimmed("text", 1, max, required: true) };
        if (form.Object("emoji") is { } emoji)
            view["emoji"] = SelectForm.Emoji(emoji);
        return view;
    }
}
