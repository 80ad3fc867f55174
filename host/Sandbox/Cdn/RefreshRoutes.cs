using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Cdn;

/// <summary>Renews addresses of attachments.</summary>
internal static class RefreshRoutes
{
    public static void Add(RouteTable routes) => routes.Post("/attachments/refresh-urls", Refresh);

    private static InteractionResponder Refresh(Call call)
    {
        var errors = new FormErrors();
        var urls = call.Form(errors).List("attachment_urls", 1, 50, required: true);
        errors.ThrowIfAny();
        var list = new JsonArray();
        for (var i = 0; i < urls!.Count; i++)
        {
            var text = urls[i]?.ToString() ?? "";
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
                errors.Add($"attachment_urls.{i}", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            else
                list.Add((JsonNode)new JsonObject { ["original"] = text, ["refreshed"] = Fresh(call, url) });
        }

        errors.ThrowIfAny();
        return InteractionResponder.Ok(new JsonObject { ["refreshed_urls"] = list });
    }

    /// <summary>Null for an unknown attachment.</summary>
    private static string? Fresh(Call call, Uri url)
    {
        var world = call.World;
        if (
            url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is not ["cdn", "attachments", var channelText, var idText, _]
            || !Snowflakes.TryParse(channelText, out var channelId)
            || !Snowflakes.TryParse(idText, out var id)
        )
            return null;
        var attachment = world.Channel(channelId)?.Messages.SelectMany(m => m.Attachments).FirstOrDefault(a => a.Id == id);
        return attachment is null ? null : AttachmentUrl.Sign(world, channelId, attachment);
    }
}
