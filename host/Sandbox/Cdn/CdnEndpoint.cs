using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Cdn;

/// <summary>Serves attachments by signed address, while their message exists.</summary>
internal sealed class CdnEndpoint(SandboxWorld world, AttachmentStore store, InteractionDesk desk)
{
    public async Task RunAsync(HttpContext http)
    {
        var segments = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (
            segments is not ["cdn", var folder, var channelText, var idText, _]
            || !Snowflakes.TryParse(channelText, out var channel)
            || !Snowflakes.TryParse(idText, out var id)
            || Find(http.Request.Query, folder, channel, id) is not { } attachment
            || await store.GetAsync(id, http.RequestAborted) is not { } bytes
        )
        {
            http.Response.StatusCode = 404;
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync("This content is no longer available.", http.RequestAborted);
            return;
        }

        http.Response.ContentType = attachment.ContentType ?? "application/octet-stream";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(attachment.FileName)}";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private Attachment? Find(IQueryCollection query, string folder, ulong channel, ulong id)
    {
        lock (world.Gate)
        {
            if (!AttachmentUrl.IsGood(world, channel, id, query["is"], query["ex"], query["hm"]))
                return null;
            if (folder == "ephemeral-attachments")
                return desk.Uploads.GetValueOrDefault(id);
            return folder != "attachments" || world.Channel(channel) is not { } known
                ? null
                : known
                    .Messages.Concat(world.Ephemerals.Values.Where(m => m.ChannelId == channel))
                    .SelectMany(m => m.Attachments)
                    .FirstOrDefault(a => a.Id == id);
        }
    }
}
