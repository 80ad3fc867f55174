using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Running;
using DCTicket.Tickets;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Benchmarks.Archive;

/// <summary>
/// Fills an empty database: tickets by rows alone, and every message by the way that a message of Discord takes, which is measured.
/// </summary>
internal static class FillDatabase
{
    private const int TicketsAtOnce = 5_000;
    private const int MessagesAtOnce = 10_000;
    private const int OneByOne = 2_000;

    public static async Task<Filled> RunAsync(Server server, Lives lives, int tickets)
    {
        for (var i = 0; i < tickets; i += TicketsAtOnce)
            await server.InAsync<TicketsDbContext, bool>(db =>
                AddAsync(db, [.. Enumerable.Range(i, Math.Min(TicketsAtOnce, tickets - i)).Select(lives.Ticket)])
            );
        var messages = tickets * Lives.MessagesPerTicket;
        List<Rate> rates = [];
        for (var i = 0; i < messages; i += MessagesAtOnce)
        {
            var count = Math.Min(MessagesAtOnce, messages - i);
            List<MessageSeen> seen = [.. Enumerable.Range(i, count).Select(lives.Message)];
            var isLast = i + count == messages;
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            // All at once, as from many channels after an interruption; each waits until it is written.
            await Task.WhenAll(
                (isLast ? seen.SkipLast(OneByOne) : seen).Select(message => server.Writer.WriteAsync([message], CancellationToken.None))
            );
            if (!isLast)
                rates.Add(new Rate(count / watch.Elapsed.TotalSeconds, count / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds));
            if (rates.Count % 10 == 1)
                await Console.Error.WriteLineAsync(
                    $"{i + count:N0} messages: {rates[^1].Second:N0} a second, {rates[^1].CpuSecond:N0} a second of the processor"
                );
            if (isLast)
                return new Filled(rates, await OneByOneAsync(server, [.. seen.TakeLast(OneByOne)]));
        }

        throw new ArgumentOutOfRangeException(nameof(tickets));
    }

    // A quiet server: the next one comes when the last one is written.
    private static async Task<double> OneByOneAsync(Server server, IReadOnlyList<MessageSeen> messages)
    {
        var watch = Stopwatch.StartNew();
        foreach (var message in messages)
            await server.Writer.WriteAsync([message], CancellationToken.None);
        return watch.Elapsed.TotalMilliseconds / messages.Count;
    }

    private static async Task<bool> AddAsync(
        TicketsDbContext db,
        IReadOnlyList<(Ticket Ticket, IReadOnlyList<TicketHistory> History)> lives
    )
    {
        await db.WriteAsync(
            async token =>
            {
                List<Ticket> tickets = [.. lives.Select(life => life.Ticket)];
                List<SearchText> texts =
                [
                    .. tickets.Select(ticket => new SearchText { Id = SearchIds.New(ticket.CreatedAt), TicketId = ticket.Id }),
                ];
                await BulkInsert.InsertAsync(db, tickets, token);
                await BulkInsert.InsertAsync(db, [.. lives.SelectMany(life => life.History)], token);
                await BulkInsert.InsertAsync(db, texts, token);
                await BulkInsert.InsertAsync(db, [.. tickets.Zip(texts, Entry)], token);
                await db.GuildSettings.ExecuteUpdateAsync(guild => guild.SetProperty(g => g.NextNumber, tickets[^1].Number + 1), token);
            },
            CancellationToken.None
        );
        return true;
    }

    private static IndexEntry Entry(Ticket ticket, SearchText text) =>
        new()
        {
            Target = text.Id,
            Body = SearchTokens.Of(TicketText.Of(ticket)),
            Scope = SearchScope.Of(ticket).Words(ticket.OwnerId, file: false),
        };
}

/// <summary>Messages a second, by the clock and of processor time.</summary>
internal sealed record Rate(double Second, double CpuSecond);

/// <summary>How the database was filled.</summary>
/// <param name="Rates">Of every ten thousand messages.</param>
/// <param name="OneByOne">Milliseconds of a message that comes alone.</param>
internal sealed record Filled(IReadOnlyList<Rate> Rates, double OneByOne)
{
    /// <summary>The median of a tenth of them, from 1 to 10.</summary>
    public string Of(int tenth)
    {
        var length = Math.Max(1, Rates.Count / 10);
        List<Rate> some = [.. Rates.Skip(Math.Min((tenth - 1) * length, Rates.Count - length)).Take(length)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{some.Select(rate => rate.Second).Median():N0}, {some.Select(rate => rate.CpuSecond).Median():N0}"
        );
    }
}
