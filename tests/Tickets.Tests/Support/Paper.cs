using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;

namespace DCTicket.Tickets.Tests;

/// <summary>Transcripts of tickets, as files and as pages.</summary>
internal static class Paper
{
    public static readonly byte[] Png =
    [
        0x89,
        0x50,
        0x4E,
        0x47,
        0x0D,
        0x0A,
        0x1A,
        0x0A,
        0,
        0,
        0,
        13,
        0x49,
        0x48,
        0x44,
        0x52,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        8,
        6,
        0,
        0,
        0,
        0x1F,
        0x15,
        0xC4,
        0x89,
    ];

    /// <summary>A member opens a ticket, and it is ready.</summary>
    public static async Task<Ticket> TicketOfAsync(
        this TicketsWorld world,
        ulong owner = 5,
        string department = "tech",
        string text = "The printer is on fire"
    )
    {
        await world.OpenAsync(owner, department, text);
        return await world.ReadAsync(async db => await Task.FromResult(db.Tickets.AsEnumerable().MaxBy(t => t.Number)!)) is { } made
            ? await world.TicketAsync(made.Number)
            : throw new InvalidOperationException();
    }

    public static ArchivedMessage Row(Ticket ticket, ulong id, string content, ulong author = 5, string? name = null) =>
        new()
        {
            Id = new(id),
            TicketId = ticket.Id,
            AuthorId = new(author),
            AuthorName = name ?? $"person{author}",
            Content = content,
            CreatedAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(id),
        };

    public static Task ArchiveAsync(this TicketsWorld world, params IEnumerable<object> rows) =>
        world.ReadAsync(db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync();
        });

    /// <summary>Keeps bytes; returns their hash.</summary>
    public static Task<string> KeepBytesAsync(this TicketsWorld world, byte[] content, bool idle = true) =>
        world.InAsync<AttachmentFiles, string>(
            async files =>
            {
                using var received = await files.ReceiveAsync(stream => stream.WriteAsync(content, CancellationToken.None).AsTask());
                files.Keep(received);
                return received.Hash;
            },
            idle: idle
        );

    /// <summary>A file whose bytes are kept.</summary>
    public static async Task<ArchivedAttachment> KeepAsync(
        this TicketsWorld world,
        Ticket ticket,
        ulong message,
        ulong id,
        string name,
        byte[] content,
        string? type = null
    ) =>
        new()
        {
            Id = new(id),
            MessageId = new(message),
            TicketId = ticket.Id,
            FileName = name,
            ContentType = type,
            Size = content.Length,
            Hash = await world.KeepBytesAsync(content, idle: false),
        };

    /// <summary>The files of a ticket's transcript by their names.</summary>
    public static async Task<Dictionary<string, byte[]>> PackAsync(
        this TicketsWorld world,
        Ticket ticket,
        TranscriptAudience audience = TranscriptAudience.Staff,
        long limit = TranscriptStore.SmallestLimit,
        string culture = "en"
    )
    {
        var folder = Directory.CreateTempSubdirectory("paper-").FullName;
        try
        {
            var order = new TranscriptRequest(
                ticket,
                System.Globalization.CultureInfo.GetCultureInfo(culture),
                audience,
                TranscriptFormats.All
            );
            var names = await world.InAsync<TranscriptPackager, IReadOnlyList<string>>(
                pack => pack.PackAsync(order, folder, limit, CancellationToken.None),
                idle: false
            );
            return names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<IHtmlDocument> PageAsync(
        this TicketsWorld world,
        Ticket ticket,
        TranscriptAudience audience = TranscriptAudience.Staff
    ) => Page((await world.PackAsync(ticket, audience)).Single(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Value);

    public static IHtmlDocument Page(byte[] content) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(content));

    /// <summary>What a message of the bot has as files.</summary>
    public static IEnumerable<string> Names(this OutgoingMessage message) => message.Files.Select(file => file.Name);

    public static byte[] Bytes(this OutgoingFile file) => file.Path is { } path ? File.ReadAllBytes(path) : file.Content.ToArray();

    public static string Read(this OutgoingFile file) => Encoding.UTF8.GetString(file.Bytes());
}
