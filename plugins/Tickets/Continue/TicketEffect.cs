namespace DCTicket.Tickets;

[Flags]
internal enum EffectKinds
{
    None = 0,
    Channel = 1,
    Welcome = 2,
    Access = 4,
    ClosingMessage = 8,
    History = 16,
    Transcript = 32,
    Log = 64,
    DeleteChannel = 128,
    Posts = 256,
    Control = 512,
    Place = 1024,
    Problem = 2048,
    LogUpdate = 4096,
    Files = 8192,
    ThreadNote = 16384,

    /// <summary>The log message stands without its files: Discord takes none this large, the bot may not attach any there, or they were refused otherwise.</summary>
    LogFilesTooLarge = 32768,
    LogFilesForbidden = 65536,
    LogFilesRefused = 131072,

    /// <summary>The log message stands without its files: the transcript could not be made.</summary>
    LogFilesFailed = 262144,
    Pin = 524288,
    Notice = 1048576,
    All = Channel | Welcome | Access | ClosingMessage | History | Transcript | Log | DeleteChannel | Posts | Control | Place | Problem | LogUpdate | Files | ThreadNote | Pin | Notice,
}

/// <summary>One outside effect of a ticket. It is done once, and looked for before it is repeated.</summary>
internal abstract class TicketEffect
{
    public abstract EffectKinds Kind { get; }

    /// <summary>The columns of the ticket that it fills in, besides those of all effects.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether Discord's “unknown channel” means that the ticket's own channel is gone.</summary>
    public virtual bool WorksInChannel => true;

    /// <summary>Whether it is left to the sweep: the member who has just clicked waits for an answer in that channel.</summary>
    public virtual bool EndsTheChannel => false;

    /// <summary>Whether it protects access, or deletes what is closed: it is tried until it succeeds, and admins are told.</summary>
    public virtual bool IsNeverAbandoned => false;

    /// <summary>Whether a permission that is missing is waited for, as an outage is.</summary>
    public virtual bool WaitsForPermission => true;

    /// <summary>How many refusals are waited out, for an admin to put right what is wrong, before the effect is left out.</summary>
    public virtual int Patience => 0;

    public abstract bool IsMissing(Ticket ticket);

    public virtual DateTimeOffset? NotBefore(Ticket ticket) => null;

    /// <summary>Does it, and fills the ticket's column; the caller saves.</summary>
    public abstract Task RunAsync(TicketRun run, CancellationToken cancellationToken);

    /// <summary>Goes on without it.</summary>
    public virtual void GiveUp(TicketRun run, Exception exception) => run.Ticket.Skipped |= Kind;
}

/// <summary>One pass over a ticket's missing effects.</summary>
internal sealed class TicketRun(Ticket ticket, bool repeat)
{
    public Ticket Ticket { get; set; } = ticket;

    /// <summary>Whether an earlier pass may have done an effect without noting it.</summary>
    public bool Repeat { get; } = repeat;

    /// <summary>Why the pass stopped early; what is left is tried again later.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Why Discord does not give the ticket a channel.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>What the history says of a ticket that ended because an effect was given up; null for nothing.</summary>
    public TicketHistory? End { get; set; }
}
