using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Tickets.Transcripts.Deliver;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class LargeTranscriptTests
{
    [Fact]
    public async Task A_page_that_is_too_large_comes_in_parts_whose_links_lead_from_one_to_the_other()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var rows = Enumerable.Range(1, 300).Select(id => Paper.Row(ticket, (ulong)id, new string('x', 1500) + id)).ToList();
        rows[^1].ReplyToId = new(1);
        await world.ArchiveAsync(rows);
        const int Limit = 300 * 1024;

        var files = await world.PackAsync(ticket, limit: Limit);

        Assert.All(files, file => Assert.InRange(file.Value.Length, 1, Limit));
        var pages = files
            .Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(file => file.Key, file => Paper.Page(file.Value));
        Assert.True(pages.Count > 1);
        Assert.Equal(300, pages.Values.Sum(page => page.QuerySelectorAll("article").Length));
        var last = pages.Values.Last();
        var link = last.QuerySelector("#m300 .reply a")!.GetAttribute("href")!.Split('#');
        Assert.NotNull(pages[link[0]].QuerySelector("#" + link[1]));
        Assert.All(
            pages.Values,
            page => Assert.All(page.QuerySelectorAll("nav a"), other => Assert.True(pages.ContainsKey(other.GetAttribute("href")!)))
        );
        Assert.Contains("1 of " + pages.Count, pages.Values.First().Title, StringComparison.Ordinal);
        Assert.Contains(files.Keys, name => name.EndsWith(".txt.zip", StringComparison.Ordinal));
        var sizes = files.Select(file => new TranscriptPart(file.Key, "", file.Value.Length)).ToList();
        var batches = TranscriptBatches.Make(sizes, Limit);
        Assert.Equal(sizes, batches.SelectMany(batch => batch));
        Assert.All(batches, batch => Assert.True(batch.Sum(file => file.Size) <= Limit));
    }

    [Fact]
    public async Task Files_go_into_as_many_zips_as_they_need_and_one_that_fits_in_none_is_named_with_the_reason()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Paper.Row(ticket, 1, "files"));
        const int Limit = 2 * 1024 * 1024;
        await world.ArchiveAsync(
            await world.KeepAsync(ticket, 1, 11, "a.bin", RandomNumberGenerator.GetBytes(1_200_000)),
            await world.KeepAsync(ticket, 1, 12, "b.bin", RandomNumberGenerator.GetBytes(1_200_000)),
            await world.KeepAsync(ticket, 1, 13, "huge.bin", RandomNumberGenerator.GetBytes(2_100_000))
        );

        var files = await world.PackAsync(ticket, limit: Limit);

        Assert.Equal(2, files.Keys.Count(name => name.EndsWith(".zip", StringComparison.Ordinal)));
        Assert.All(files, file => Assert.InRange(file.Value.Length, 1, Limit));
        var text = Paper.Page(files.First().Value).QuerySelector("#m1")!.TextContent;
        Assert.Contains("huge.bin 2 MiB, too large to send", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_leave_a_page_that_they_make_too_large_and_go_beside_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Paper.Row(ticket, 1, "pictures"));
        for (ulong i = 0; i < 6; i++)
            await world.ArchiveAsync(
                await world.KeepAsync(
                    ticket,
                    1,
                    20 + i,
                    $"{i}.png",
                    [.. Paper.Png, .. RandomNumberGenerator.GetBytes(200_000)],
                    "image/png"
                )
            );

        Assert.Equal(6, Paper.Page((await world.PackAsync(ticket)).First().Value).QuerySelectorAll("img").Length);
        var small = await world.PackAsync(ticket, limit: 1024 * 1024);

        Assert.Empty(Paper.Page(small.First().Value).QuerySelectorAll("img"));
        Assert.Equal(6, Paper.Page(small.First().Value).QuerySelectorAll(".file a").Length);
        Assert.All(small, file => Assert.InRange(file.Value.Length, 1, 1024 * 1024));
    }

    [Theory]
    [InlineData("../../etc/passwd", "files/001-_.._etc_passwd")]
    [InlineData("C:\\con.txt", "files/001-C__con.txt")]
    [InlineData("", "files/001-file.txt")]
    [InlineData("...", "files/001-file.txt")]
    [InlineData("報告 1.pdf", "files/001-報告_1.pdf")]
    public void A_name_that_somebody_chose_is_no_path(string name, string path)
    {
        var file = new ArchivedAttachment
        {
            Id = new(1),
            FileName = name,
            Size = 1,
            Hash = "x",
        };
        Assert.Equal(path, FilePlan.Make([file], 1024 * 1024, new HashSet<Contracts.Snowflake>()).Beside[new(1)]);
    }

    [Fact]
    public async Task What_has_been_written_is_not_held_in_memory()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Enumerable.Range(1, 1000).Select(id => Paper.Row(ticket, (ulong)id, "text " + id)));
        var first = await world.InAsync<ArchiveReader, WeakReference>(read =>
            ReadAllAsync(read, new TranscriptDocument(ticket, TicketsWorld.English, TranscriptAudience.Customer))
        );
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static async Task<WeakReference> ReadAllAsync(ArchiveReader read, TranscriptDocument document)
        {
            WeakReference? first = null;
            var count = 0;
            await foreach (var message in read.ReadAsync(document, CancellationToken.None))
            {
                first ??= new WeakReference(message.Row);
                count++;
            }

            Assert.Equal(1000, count);
            return first!;
        }
    }

    [Fact]
    public async Task A_text_of_many_bytes_a_letter_stays_under_the_limit_too()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Enumerable.Range(1, 100).Select(id => Paper.Row(ticket, (ulong)id, new string('字', 1500))));
        Assert.All(await world.PackAsync(ticket, limit: 256 * 1024), file => Assert.InRange(file.Value.Length, 1, 256 * 1024));
    }
}
