using System.Globalization;
using System.Text.Json;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Collects a ticket's transcript from the archive.</summary>
internal sealed class ReadTranscript(TicketsDbContext db, ReadGuild guilds, AttachmentFiles files)
{
    private const int LargestImage = 256 * 1024;
    private const int AllImages = 4 * 1024 * 1024;

    public async Task<TranscriptDocument> RunAsync(Ticket ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var attachments = (await ReadFilesAsync(ticket.Id, cancellationToken)).ToLookup(file => file.Row.MessageId);
        var rows = await db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        return new TranscriptDocument(
            culture,
            TicketTexts.Get(culture, "transcript.title", ticket.Label),
            Facts(ticket, culture, guild.Name, ticket.Department!.NameIn(culture)),
            ticket.MessagesRemovedAt is { } gone ? TicketTexts.Get(culture, "transcript.removed", Instant(gone)) : ticket.Description,
            [.. rows.Select(row => new TranscriptMessage(row, ReadEmbeds(row), [.. attachments[row.Id]]))],
            Names(ticket, rows, ticket.Department!.NameIn(culture)));
    }

    // Whoever wrote or is named by the ticket; the roles of the department go by its name.
    private static MentionNames Names(Ticket ticket, List<ArchivedMessage> rows, string department)
    {
        var users = rows.DistinctBy(row => row.AuthorId).ToDictionary(row => row.AuthorId, row => row.AuthorName);
        users.TryAdd(ticket.OwnerId, ticket.OwnerName);
        if (ticket is { ClosedById: { } by, ClosedByName: { } name })
            users.TryAdd(by, name);
        var channels = new Dictionary<Snowflake, string>();
        if (ticket.ChannelId is { } channel)
            channels[channel] = $"{ticket.Department!.Key}-{ticket.Label}";
        return new MentionNames(users, ticket.Department!.StaffRoles.ToDictionary(role => role, _ => department), channels);
    }

    private async Task<List<TranscriptFile>> ReadFilesAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var left = AllImages;
        var result = new List<TranscriptFile>();
        foreach (var row in await db.Attachments.AsNoTracking().Where(a => a.TicketId == ticket).OrderBy(a => a.Id).ToListAsync(cancellationToken))
        {
            ImageBytes? image = null;
            if (row is { Hash: { } hash, Size: <= LargestImage } && row.Size <= left && await files.ReadAsync(hash, cancellationToken) is { } content)
                image = content.Length <= LargestImage && MediaTypeOf(content) is { } type ? new ImageBytes(type, content) : null;
            left -= image?.Content.Length ?? 0;
            result.Add(new TranscriptFile(row, image));
        }

        return result;
    }

    private static List<(string, string)> Facts(Ticket ticket, CultureInfo culture, string guild, string department)
    {
        string Label(string key) => TicketTexts.Get(culture, key);
        List<(string, string)> facts =
        [
            (Label("field.server"), guild),
            (Label("field.number"), ticket.Label),
            (Label("field.department"), department),
            (Label("field.owner"), $"{ticket.OwnerName} ({ticket.OwnerId})"),
            (Label("field.opened"), Instant(ticket.CreatedAt)),
        ];
        if (ticket.ClosedAt is { } closed)
            facts.Add((Label("field.closed"), Instant(closed)));
        if (ticket.ClosedById is { } by)
            facts.Add((Label("field.closed-by"), $"{ticket.ClosedByName} ({by})"));
        if (ticket.CloseReason is { } reason)
            facts.Add((Label("field.reason"), reason));
        return facts;
    }

    internal static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static List<Embed> ReadEmbeds(ArchivedMessage row) =>
        row.EmbedsJson is { } json ? JsonSerializer.Deserialize<List<Embed>>(json) ?? [] : [];

    // By the bytes and not by what the sender called them: nothing but these four may become part of the page.
    internal static string? MediaTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        _ => null,
    };
}
