using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Downloads attachments in the background; a restart resumes them.</summary>
internal sealed class AttachmentDownloads(IBackgroundWork work)
{
    public void Start(Snowflake guild, IReadOnlyList<Attachment> files)
    {
        if (files.Count > 0)
            _ = work.StartAsync<AttachmentStorage>((store, cancellationToken) => store.StoreAsync(guild, files, cancellationToken));
    }
}
