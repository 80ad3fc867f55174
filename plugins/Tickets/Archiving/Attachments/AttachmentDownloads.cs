using DCTicket.Contracts;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Fetches files in the background; what a restart interrupts is fetched after it.</summary>
internal sealed class AttachmentDownloads(BackgroundWork work)
{
    public void Start(Snowflake guild, IReadOnlyList<Attachment> files)
    {
        if (files.Count > 0)
            work.Start<AttachmentStorage>((store, cancellationToken) => store.StoreAsync(guild, files, cancellationToken));
    }
}
