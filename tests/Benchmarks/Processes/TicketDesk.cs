using DCTicket.Testing;

namespace DCTicket.Benchmarks.Processes;

/// <summary>A server with people who open and close tickets, one after the other.</summary>
internal sealed class TicketDesk : IAsyncDisposable
{
    /// <summary>How many tickets can be open: 25 of each customer.</summary>
    public const int MaxOpen = 100;

    private const int MaxAttempts = 10;

    private readonly TestGuild _guild;
    private readonly Person[] _customers;
    private readonly Person _carl;
    private readonly Person _tess;
    private readonly Queue<(string Channel, Person Customer)> _open = new();
    private int _played;

    private TicketDesk(TestGuild guild, Person[] customers, Person tess) =>
        (_guild, _customers, _carl, _tess) = (guild, customers, customers[0], tess);

    public static async Task<TicketDesk> OpenAsync(Uri sandbox)
    {
        var guild = await TestGuild.CreateAsync(sandbox);
        var adam = await guild.Adam();
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
        await adam.Sees("The panel is posted");
        return new TicketDesk(guild, [await guild.Carl(), await guild.Cora(), await guild.Chen(), await guild.Bill()], await guild.Tess());
    }

    /// <summary>
    /// Seconds of a process's processor time for each ticket: opened, answered, closed and its transcript sent. A sweep deletes its
    /// channel seconds later.
    /// </summary>
    public async Task<double> PlayAsync(int process, int tickets)
    {
        var before = Usage.ReadCpu(process);
        for (var i = 0; i < tickets; i++)
        {
            var channel = $"tech-{++_played:0000}";
            await OpensFormAsync(_carl, "Tech support", "support");
            await _carl.FillsIn(("description", "My server does not start any more since this morning."));
            await _carl.SeesChannel(channel);
            await _tess.Sees("My server does not start", channel);
            await _tess.Writes(channel, "Have you tried to restart it?");
            await _carl.Sees("Have you tried to restart it?", channel);
            await OpensFormAsync(_tess, "Close ticket", channel);
            await _tess.FillsIn(("reason", "Restarted"));
            await _tess.Sees($"Ticket {_played:0000} closed", "ticket-log");
        }

        return (Usage.ReadCpu(process) - before) / tickets;
    }

    /// <summary>Opens tickets and leaves them open, each of them answered.</summary>
    public async Task OpenTicketsAsync(int tickets)
    {
        for (var i = 0; i < tickets; i++)
        {
            var (channel, customer) = ($"tech-{++_played:0000}", _customers[_open.Count % _customers.Length]);
            await OpensFormAsync(customer, "Tech support", "support");
            await customer.FillsIn(("description", "My server does not start any more since this morning."));
            await customer.SeesChannel(channel);
            await _tess.Sees("My server does not start", channel);
            await _tess.Writes(channel, "Have you tried to restart it?");
            _open.Enqueue((channel, customer));
        }
    }

    /// <summary>Customer and staff write in turn in the newest open ticket, so many messages each.</summary>
    public async Task TalkAsync(int messages, int inTurn)
    {
        var (channel, customer) = _open.Last();
        for (var i = 0; i < messages; i++)
            await (i / inTurn % 2 == 0 ? customer : _tess).Writes(channel, $"And what about this, number {i}?");
    }

    /// <summary>Closes the oldest open tickets.</summary>
    public async Task CloseTicketsAsync(int tickets)
    {
        for (var i = 0; i < tickets; i++)
        {
            var (channel, _) = _open.Dequeue();
            await OpensFormAsync(_tess, "Close ticket", channel);
            await _tess.FillsIn(("reason", "Restarted"));
            await _tess.Sees($"Ticket {channel["tech-".Length..]} closed", "ticket-log");
        }
    }

    /// <summary>A bot that is slow at its first tickets asks to press once more; its first tries count as well.</summary>
    private static async Task OpensFormAsync(Person person, string button, string channel)
    {
        for (var left = MaxAttempts; person.Form is null && left > 0; left--)
            await person.Clicks(button, channel);
    }

    public ValueTask DisposeAsync() => _guild.DisposeAsync();
}
