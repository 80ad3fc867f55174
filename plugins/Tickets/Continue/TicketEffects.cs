namespace DCTicket.Tickets;

/// <summary>All effects, in the order in which they are done.</summary>
internal sealed class TicketEffects(OpeningEffects opening, ClosingEffects closing, DeliveryEffects delivery)
{
    private readonly TicketEffect[] _all =
    [
        opening.MakeChannel, opening.PostWelcome,
        closing.LockChannel, closing.PostClosing, closing.FetchHistory,
        delivery.SendTranscript, delivery.SendLog,
        closing.DeleteChannel,
    ];

    public TicketEffect? FirstMissing(Ticket ticket) => Array.Find(_all, effect => effect.IsMissing(ticket));
}

internal sealed class OpeningEffects(MakeChannel makeChannel, PostWelcome postWelcome)
{
    public MakeChannel MakeChannel => makeChannel;

    public PostWelcome PostWelcome => postWelcome;
}

internal sealed class ClosingEffects(LockChannel lockChannel, PostClosing postClosing, FetchHistory fetchHistory, DeleteChannel deleteChannel)
{
    public LockChannel LockChannel => lockChannel;

    public PostClosing PostClosing => postClosing;

    public FetchHistory FetchHistory => fetchHistory;

    public DeleteChannel DeleteChannel => deleteChannel;
}

internal sealed class DeliveryEffects(SendTranscript sendTranscript, SendLog sendLog)
{
    public SendTranscript SendTranscript => sendTranscript;

    public SendLog SendLog => sendLog;
}
