using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Downloads attachments in the background; a restart resumes them.</summary>
internal sealed class AttachmentDownloads(BackgroundWork work)
{
    public void Start(Snowflake guild, IReadOnlyList<Attachment> files)
    {
        if (files.Count > 0)
            work.Start<AttachmentStorage>((store, cancellationToken) => store.StoreAsync(guild, files, cancellationToken));
    }
}
