using System.Diagnostics;
using System.Globalization;
using DCTicket.Benchmarks.Running;
using DCTicket.Contracts;
using DCTicket.Tickets.History.Records;

namespace DCTicket.Benchmarks.Archive;

/// <summary>How long /staff history search takes, from the command to the page that is shown.</summary>
internal static class MeasureSearch
{
    private const int WarmUp = 5;
    private const int Times = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(Server server, Corpus corpus, Random random)
    {
        var table = new Table("`/staff history search`", "p50", "p95", "most", "processor time: p50", "p95", "tickets on the page");
        var one = Server.Staff(0, departments: 1);
        User Customer() => new() { Id = new((ulong)(1_000 + random.Next(20_000))), Username = "customer" };
        // The frequent pairs of signs are asked for most.
        string Pair() => corpus.Pairs[(int)(corpus.Pairs.Count * Math.Pow(random.NextDouble(), 3))];
        foreach (
            var (what, next) in new (string, Func<Search>)[]
            {
                ("a rare word", () => new(Server.Admin, corpus.Word(10_000, 30_000))),
                ("a common word", () => new(Server.Admin, corpus.Word(0, 10))),
                ("two common words", () => new(Server.Admin, $"{corpus.Word(0, 10)} {corpus.Word(10, 30)}")),
                ("two less common words", () => new(Server.Admin, $"{corpus.Word(100, 1000)} {corpus.Word(100, 1000)}")),
                ("a phrase of two words", () => new(Server.Admin, $"\"{corpus.Word(0, 10)} {corpus.Word(0, 100)}\"")),
                ("two Chinese signs", () => new(Server.Admin, Pair())),
                ("a common word, staff of one department", () => new(one, corpus.Word(0, 50))),
                ("a common word, one department", () => new(Server.Admin, corpus.Word(0, 50)) { Department = $"d{200 + random.Next(6)}" }),
                ("a common word, one customer", () => new(Server.Admin, corpus.Word(0, 50)) { Customer = Customer() }),
                ("a common word, urgent tickets", () => new(Server.Admin, corpus.Word(0, 50)) { Priority = TicketPriority.Urgent }),
                ("a common word, the best first", () => new(Server.Admin, corpus.Word(0, 10)) { Order = SearchOrder.Best }),
                ("no text", () => new(Server.Admin, null)),
                ("no text, one customer", () => new(Server.Admin, null) { Customer = Customer() }),
                ("no text, urgent tickets of five stars", () => new(one, null) { Priority = TicketPriority.Urgent, Rating = 5 }),
            }
        )
        {
            var (times, cpus, hits) = (new List<double>(), new List<double>(), 0);
            for (var i = -WarmUp; i < Times && times.Sum() < Patience.TotalMilliseconds; i++)
            {
                var (took, cpu, found) = await RunAsync(server, next());
                if (i < 0)
                    continue;
                times.Add(took);
                cpus.Add(cpu);
                hits += found;
            }

            table.Add(
                what,
                Ms(times.Percentile(50)),
                Ms(times.Percentile(95)),
                Ms(times.Max()),
                Ms(cpus.Percentile(50)),
                Ms(cpus.Percentile(95)),
                ((double)hits / times.Count).ToString("0.0", CultureInfo.InvariantCulture)
            );
        }

        table.Print();
    }

    private static async Task<(double Took, double Cpu, int Found)> RunAsync(Server server, Search search)
    {
        var command = server.Command(search.Member);
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var reply = await server.InAsync<SearchHistory, Reply>(history =>
            history.RunAsync(
                command,
                search.Text,
                search.Department,
                search.Customer,
                staff: null,
                author: null,
                state: null,
                search.Priority,
                search.Rating,
                from: null,
                to: null,
                file: null,
                number: null,
                search.Order,
                null,
                CancellationToken.None
            )
        );
        var took = watch.Elapsed.TotalMilliseconds;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        return reply.Refused
            ? throw new InvalidOperationException(reply.Message.Content)
            : (
                took,
                cpu.TotalMilliseconds,
                reply.Message.ActionRows.SelectMany(row => row).OfType<StringSelect>().Sum(select => select.Options.Count)
            );
    }

    private static string Ms(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    private sealed record Search(Member Member, string? Text)
    {
        public string? Department { get; init; }

        public User? Customer { get; init; }

        public TicketPriority? Priority { get; init; }

        public long? Rating { get; init; }

        public SearchOrder? Order { get; init; }
    }
}
