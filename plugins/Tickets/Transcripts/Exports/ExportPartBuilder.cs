using System.IO.Compression;
using DCTicket.Tickets.Core.Data;
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
        File.Delete(path + ".tmp");
        await using (var zip = await ZipFile.OpenAsync(path + ".tmp", ZipArchiveMode.Create, cancellationToken))
        {
            await AddAsync(zip, "index.html", ExportIndexWriter.Html(export, tickets), cancellationToken);
            await AddAsync(zip, "index.csv", ExportIndexWriter.Csv(export, tickets), cancellationToken);
            foreach (var file in staged)
            {
                if (tickets.Find(ticket => ticket.Number == file.Number) is { } ticket)
                    await CopyAsync(zip, ticket.FileStem, file.Path, cancellationToken);
            }
        }

        File.Move(path + ".tmp", path, overwrite: true);
        return new ExportPart
        {
            Name = Path.GetFileName(path),
            Size = new FileInfo(path).Length,
            Tickets = staged.Count,
            LastNumber = export.LastNumber,
        };
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(await zip.CreateEntry(name).OpenAsync(cancellationToken));
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
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
