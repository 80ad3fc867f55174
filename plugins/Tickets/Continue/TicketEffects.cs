namespace DCTicket.Tickets;

/// <summary>All effects, in the order in which they are done.</summary>
internal sealed class TicketEffects(
    OpeningEffects opening, WorkingEffects working, ClosingEffects closing, DeliveryEffects delivery, PutOffPolicy policy)
{
    /// <summary>What effects fill in of a ticket.</summary>
    public static readonly IReadOnlySet<string> Columns = new HashSet<string>
    {
        nameof(Ticket.ChannelId), nameof(Ticket.IsThread), nameof(Ticket.WelcomeMessageId), nameof(Ticket.AnnouncedAt), nameof(Ticket.ControlShown),
        nameof(Ticket.AccessShown), nameof(Ticket.PlaceShown), nameof(Ticket.CategoryShown), nameof(Ticket.PlaceChangedAt),
        nameof(Ticket.PlaceChangedBeforeAt), nameof(Ticket.PostsSent),
        nameof(Ticket.ClosingMessageId), nameof(Ticket.HistoryFetchedAt), nameof(Ticket.TranscriptSentAt), nameof(Ticket.TranscriptProblem),
        nameof(Ticket.ProblemToldAt), nameof(Ticket.LogMessageId), nameof(Ticket.LogShown), nameof(Ticket.ChannelDeletedAt), nameof(Ticket.Skipped),
        nameof(Ticket.FilesSent), nameof(Ticket.PinnedMessageId), nameof(Ticket.ThreadNoteId), nameof(Ticket.NoticeMessageId), nameof(Ticket.PutOff), nameof(Ticket.PutOffUntil), nameof(Ticket.PutOffTimes),
    };

    private readonly TicketEffect[] _all =
    [
        opening.MakeChannel, opening.PostWelcome, opening.PostFiles, opening.TellOfThread, opening.PostNotice,
        working.SetAccess, working.SendPosts, working.UpdateControl, working.PinControl, working.SetPlace,
        closing.PostClosing, closing.FetchHistory,
        delivery.SendTranscript, delivery.SendLog, delivery.TellProblem, delivery.UpdateLog,
        closing.DeleteChannel,
    ];

    /// <summary>What was put off until now is due again.</summary>
    public static void BeginPutOff(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.PutOff == EffectKinds.None || ticket.PutOffUntil > now)
            return;
        (ticket.PutOff, ticket.PutOffUntil) = (EffectKinds.None, null);
    }

    /// <summary>An effect was refused and waits, while the others go on.</summary>
    public void PutOff(Ticket ticket, TicketEffect effect, DateTimeOffset now) => policy.PutOff(ticket, effect, now);

    /// <summary>The first missing effect whose time has come; else null, and when the next one's time comes.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">The instant.</param>
    /// <param name="sweeping">Whether nobody is waiting for an answer in the channel.</param>
    public (TicketEffect? Due, DateTimeOffset? Next) FirstDue(Ticket ticket, DateTimeOffset now, bool sweeping)
    {
        DateTimeOffset? next = null;
        foreach (var effect in _all.Where(effect => effect.IsMissing(ticket)))
        {
            var at = effect.NotBefore(ticket) ?? now;
            if (ticket.PutOff.HasFlag(effect.Kind) && ticket.PutOffUntil > at)
                at = ticket.PutOffUntil.Value;
            if (at <= now && (sweeping || !effect.EndsTheChannel))
                return (effect, null);
            next = next is null || at < next ? at : next;
            // The channel goes last, whatever else waits for its time.
            if (effect.EndsTheChannel)
                break;
        }

        return (null, next);
    }
}

internal sealed class OpeningEffects(MakeChannel makeChannel, PostWelcome postWelcome, PostFiles postFiles, TellOfThread tellOfThread, PostNotice postNotice)
{
    public MakeChannel MakeChannel => makeChannel;

    public PostWelcome PostWelcome => postWelcome;

    public PostFiles PostFiles => postFiles;

    public TellOfThread TellOfThread => tellOfThread;

    public PostNotice PostNotice => postNotice;
}

internal sealed class WorkingEffects(SetAccess setAccess, SendPosts sendPosts, UpdateControl updateControl, PinControl pinControl, SetPlace setPlace)
{
    public SetAccess SetAccess => setAccess;

    public SendPosts SendPosts => sendPosts;

    public UpdateControl UpdateControl => updateControl;

    public PinControl PinControl => pinControl;

    public SetPlace SetPlace => setPlace;
}

internal sealed class ClosingEffects(PostClosing postClosing, FetchHistory fetchHistory, DeleteChannel deleteChannel)
{
    public PostClosing PostClosing => postClosing;

    public FetchHistory FetchHistory => fetchHistory;

    public DeleteChannel DeleteChannel => deleteChannel;
}

internal sealed class DeliveryEffects(SendTranscript sendTranscript, SendLog sendLog, TellProblem tellProblem, UpdateLog updateLog)
{
    public SendTranscript SendTranscript => sendTranscript;

    public SendLog SendLog => sendLog;

    public TellProblem TellProblem => tellProblem;

    public UpdateLog UpdateLog => updateLog;
}
