using System.Diagnostics;
using DCTicket.Benchmarks.Running;
using DCTicket.Contracts;
using DCTicket.Tickets;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Benchmarks.Archive;

/// <summary>
/// How long it takes from the form that a member sends to the answer that names the channel, where Discord itself takes no time.
/// </summary>
internal static class MeasureOpening
{
    private const int WarmUp = 10;
    private const int Times = 200;

    public static async Task<(double Middle, double Edge, double Cpu)> RunAsync(Server server, Corpus corpus)
    {
        // A database that was kept knows those of the time before, who have a ticket already.
        var last = 5_000_000 + (ulong)await server.InAsync<TicketsDbContext, int>(db => db.Tickets.CountAsync());
        List<double> times = [];
        List<double> cpus = [];
        for (var i = -WarmUp; i < Times; i++)
        {
            server.Clock.Now += TimeSpan.FromMinutes(1);
            var form = server.Form(Server.Person(++last), $"It is about this: {corpus.Text()}");
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var reply = await server.InAsync<FillInForm, Reply>(fill => fill.SubmitAsync(form, "d200", 0, default, CancellationToken.None));
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
                cpus.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            }

            if (reply.Refused)
                throw new InvalidOperationException(reply.Message.Content);
            // What comes afterwards is not what the member waits for.
            await server.IdleAsync();
        }

        return (times.Percentile(50), times.Percentile(95), cpus.Median());
    }
}
