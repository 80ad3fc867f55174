using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Running;
using DCTicket.Contracts;
using DCTicket.Tickets;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Benchmarks.Archive;

/// <summary>How long the transcript of a ticket of ten thousand messages takes, and how much memory.</summary>
internal static class MeasureTranscript
{
    private const int Messages = 10_000;
    private const int Times = 5;
    private const int Number = 9_000_000;
    private const long Limit = 100L * 1024 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(Server server, Corpus corpus, Random random)
    {
        var id = await MakeAsync(server, corpus, random);
        var table = new Table(
            $"transcript of {Messages:N0} messages",
            "median",
            "most",
            "processor time",
            "memory above the start",
            "allocated",
            "size"
        );
        foreach (var formats in new[] { TranscriptFormats.Html, TranscriptFormats.Text, TranscriptFormats.Json, TranscriptFormats.All })
        {
            List<Cost> costs = [];
            for (var i = -1; i < Times; i++)
            {
                var cost = await MeasureAsync(server, id, formats);
                if (i >= 0)
                    costs.Add(cost);
            }

            table.Add(
                formats == TranscriptFormats.All ? "all three" : $"{formats}",
                Ms(costs.Select(cost => cost.Took).Median()),
                Ms(costs.Max(cost => cost.Took)),
                Ms(costs.Select(cost => cost.Cpu).Median()),
                Mb(costs.Max(cost => cost.Peak)),
                Mb(costs[^1].Allocated),
                Mb(costs[^1].Size)
            );
        }

        table.Print();
    }

    private static async Task<Cost> MeasureAsync(Server server, Guid id, TranscriptFormats formats)
    {
        using var folder = new Scratch();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (start, peak, allocated) = (GC.GetTotalMemory(false), 0L, GC.GetTotalAllocatedBytes());
        var cpu = Environment.CpuUsage.TotalTime;
        using var stop = new CancellationTokenSource();
        var looking = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(Look);
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
                await timer.WaitForNextTickAsync();
            }
        });
        var watch = Stopwatch.StartNew();
        await server.InAsync<TranscriptPackager, IReadOnlyList<string>>(async pack =>
            await pack.PackAsync(await OrderAsync(server, id, formats), folder.Path, Limit, CancellationToken.None)
        );
        var took = watch.Elapsed.TotalMilliseconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        await stop.CancelAsync();
        await looking;
        var size = new DirectoryInfo(folder.Path).EnumerateFiles().Sum(file => file.Length);
        return new Cost(took, cpu.TotalMilliseconds, peak - start, GC.GetTotalAllocatedBytes() - allocated, size);
    }

    private static async Task<TranscriptRequest> OrderAsync(Server server, Guid id, TranscriptFormats formats)
    {
        var ticket = await server.InAsync<TicketsDbContext, Ticket>(db =>
            db.Tickets.AsNoTracking().Include(t => t.Department).SingleAsync(t => t.Id == id)
        );
        return new TranscriptRequest(ticket, Server.English, TranscriptAudience.Staff, formats);
    }

    private static async Task<Guid> MakeAsync(Server server, Corpus corpus, Random random)
    {
        var (channel, owner, staff) = (new Snowflake(Number), Server.Person(Number), Server.Staff(0));
        var start = Lives.End - TimeSpan.FromDays(10);
        var id = await server.InAsync<TicketsDbContext, Guid>(async db =>
        {
            if (await db.Tickets.Where(t => t.ChannelId == channel).Select(t => (Guid?)t.Id).SingleOrDefaultAsync() is { } made)
                return made;
            var ticket = new Ticket
            {
                Id = Guid.CreateVersion7(start),
                GuildId = Server.Guild,
                Number = Number,
                OwnerId = owner.User.Id,
                OwnerName = owner.DisplayName,
                OwnerCulture = "en",
                Description = corpus.Text(),
                CreatedAt = start,
                AnnouncedAt = start,
            };
            ticket.Open(await db.Departments.FirstAsync(), 1, start, isAnswered: false);
            ticket.SetChannel(channel, isThread: false);
            ticket.ScheduleRun(null);
            db.Tickets.Add(ticket);
            await db.SaveChangesAsync();
            return ticket.Id;
        });
        var messages = Enumerable
            .Range(0, Messages)
            .Select(i => Make(channel, start.AddSeconds(i * 80), random.Next(2) == 0 ? owner : staff, Text(corpus, random), random))
            .ToList();
        foreach (var some in messages.Chunk(1000))
            await server.Writer.WriteAsync(some, CancellationToken.None);
        return id;
    }

    private static MessageSeen Make(Snowflake channel, DateTimeOffset at, Member author, string text, Random random)
    {
        var id = Lives.SnowflakeOf(at, 5000);
        var message = new Message
        {
            Id = id,
            ChannelId = channel,
            Author = author.User,
            Content = text,
            Timestamp = at,
        };
        message = random.Next(20) switch
        {
            0 => message with
            {
                Embeds =
                [
                    new Embed
                    {
                        Title = "Order",
                        Description = text,
                        Fields = [new EmbedField("State", "sent"), new EmbedField("By", "post")],
                    },
                ],
            },
            1 or 2 => message with
            {
                Type = 19,
                MessageReference = new MessageReference(Lives.SnowflakeOf(at.AddSeconds(-80), 5000), channel, 0),
            },
            3 => message with { Reactions = [new Reaction(new Emoji { Name = "👍" }, 2)] },
            4 => message with
            {
                Attachments =
                [
                    new Attachment
                    {
                        Id = new(id.Value + 1),
                        Filename = "picture.png",
                        ContentType = "image/png",
                        Size = 200_000,
                        Url = new Uri("https://cdn.example/picture.png"),
                    },
                ],
            },
            _ => message,
        };
        return new MessageSeen(Server.Guild, message, author);
    }

    private static string Text(Corpus corpus, Random random) =>
        random.Next(10) switch
        {
            0 => $"**{corpus.Word(0, 100)}** {corpus.Text()} `{corpus.Word(0, 100)}`",
            1 => $"{corpus.Text()}\n> {corpus.Text()}\n||{corpus.Word(0, 100)}|| https://example.com/{corpus.Word(0, 100)}",
            2 => $"```cs\n{corpus.Text()}\n```",
            _ => corpus.Text(),
        };

    private static string Ms(double milliseconds) => milliseconds.ToString("N0", CultureInfo.InvariantCulture) + " ms";

    private static string Mb(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private sealed record Cost(double Took, double Cpu, long Peak, long Allocated, long Size);
}
