using System.IO.Compression;
using System.Text;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>Packs exported tickets into a zip with a list.</summary>
internal sealed class ExportPartBuilder(TicketsDbContext db, ExportFolder folder)
{
    public async Task<ExportPart> BuildAsync(Export export, CancellationToken cancellationToken)
    {
        var staged = folder.Staged(export);
        var path = folder.PartOf(export.Id, export.Parts.Count);
        var numbers = staged.Select(file => file.Number).ToList();
        var tickets = await db
            .Tickets.AsNoTracking()
            .Include(t => t.Department)
            .Where(t => t.GuildId == export.GuildId && numbers.Contains(t.Number))
            .OrderBy(t => t.Number)
            .ToListAsync(cancellationToken);
        await AtomicFile.WriteAsync(path, (file, cancel) => WriteAsync(file, export, staged, tickets, cancel), cancellationToken);
        return new ExportPart
        {
            Name = Path.GetFileName(path),
            Size = new FileInfo(path).Length,
            Tickets = staged.Count,
            LastNumber = export.LastNumber,
        };
    }

    private static async Task WriteAsync(
        Stream file,
        Export export,
        IReadOnlyList<(int Number, string Path, long Size)> staged,
        List<Ticket> tickets,
        CancellationToken cancellationToken
    )
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken);
        await AddAsync(zip, "index.html", Encoding.UTF8.GetBytes(ExportIndexWriter.Html(export, tickets)), cancellationToken);
        await AddAsync(zip, "index.csv", ExportIndexWriter.Csv(export, tickets), cancellationToken);
        foreach (var staging in staged)
        {
            if (tickets.Find(ticket => ticket.Number == staging.Number) is { } ticket)
                await CopyAsync(zip, ticket.FileStem, staging.Path, cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }

    private static async Task CopyAsync(ZipArchive zip, string stem, string path, CancellationToken cancellationToken)
    {
        await using var ticket = await ZipFile.OpenReadAsync(path, cancellationToken);
        foreach (var entry in ticket.Entries)
        {
            await using var from = await entry.OpenAsync(cancellationToken);
            await using var to = await zip.CreateEntry($"{stem}/{entry.FullName.Replace('\\', '/')}").OpenAsync(cancellationToken);
            await from.CopyToAsync(to, cancellationToken);
        }
    }
}
