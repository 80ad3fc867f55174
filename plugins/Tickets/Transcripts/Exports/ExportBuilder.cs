using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Builds an export ticket by ticket. The progress is saved after each, so that a restart repeats nothing.</summary>
internal sealed partial class ExportBuilder(
    TicketsDbContext db,
    TranscriptPackager pack,
    ExportFolder folder,
    ExportPartBuilder seal,
    ILogger<ExportBuilder> logger
)
{
    /// <summary>The upload limit of direct messages, less the overhead.</summary>
    public const long PartLimit = TranscriptStore.SmallestLimit - (256 * 1024);

    // The list in each zip needs room, too.
    private const long Reserve = 64 * 1024;
    private const long ReservePerTicket = 512;

    /// <summary>Exports the next ticket, or finishes the last zip; false when all is done.</summary>
    public async Task<bool> StepAsync(Export export, CancellationToken cancellationToken)
    {
        var ticket = await ExportQuery
            .Of(db, export.GuildId, export.Filter)
            .AsNoTracking()
            .WithDepartment()
            .Where(t => t.Number > export.LastNumber)
            .OrderBy(t => t.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (ticket is null)
        {
            await SealAsync(export, cancellationToken);
            return false;
        }

        var size = await StageAsync(export, ticket, cancellationToken);
        var staged = folder.Staged(export);
        if (staged.Count > 0 && staged.Sum(file => file.Size + ReservePerTicket) + size + Reserve > PartLimit)
            await SealAsync(export, cancellationToken);
        if (size > 0)
            export.Done++;
        else
            export.Problems = [.. export.Problems, ticket.Number];
        export.LastNumber = ticket.Number;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task SealAsync(Export export, CancellationToken cancellationToken)
    {
        var staged = folder.Staged(export);
        if (staged.Count == 0)
            return;
        export.Parts = [.. export.Parts, await seal.BuildAsync(export, cancellationToken)];
        await db.SaveChangesAsync(cancellationToken);
        foreach (var file in staged)
            folder.Discard(export.Id, file.Number);
    }

    // The size of the ticket's zip; 0 for a failed one.
    private async Task<long> StageAsync(Export export, Ticket ticket, CancellationToken cancellationToken)
    {
        // Notes are not for the ticket's owner.
        var audience = ticket.OwnerId == export.RequesterId ? TranscriptAudience.Customer : TranscriptAudience.Staff;
        var order = new TranscriptRequest(ticket, CultureInfo.GetCultureInfo(export.Culture), audience, export.Filter.Formats);
        try
        {
            var room = PartLimit - (2 * Reserve);
            var size = await folder.StageAsync(
                export.Id,
                ticket.Number,
                path => pack.LooseAsync(order, path, room / 2, cancellationToken),
                cancellationToken
            );
            if (size > room)
                size = await folder.StageAsync(
                    export.Id,
                    ticket.Number,
                    path => pack.LooseAsync(order, path, 0, cancellationToken),
                    cancellationToken
                );
            if (size <= room)
                return size;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            LogTicketFailed(e, ticket.Id, ticket.GuildId);
        }

        folder.Discard(export.Id, ticket.Number);
        return 0;
    }

    [LoggerMessage(LogLevel.Error, "Failed to export ticket {Ticket} of server {Guild}; the export continues without it")]
    private partial void LogTicketFailed(Exception exception, Guid ticket, Snowflake guild);
}
