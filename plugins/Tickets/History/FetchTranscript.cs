using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The transcript of a ticket again, as a file that only who asked sees.</summary>
internal sealed class FetchTranscript(FindRecord records, ReadTranscript transcripts)
{
    [Button("history-transcript"), RequireStaff]
    public async Task<Reply> RunAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        await records.ByIdAsync(context, ticket, cancellationToken) is { } found
            ? await WriteAsync(context, found, cancellationToken)
            : Reply.Refuse(TicketTexts.Get(context.Culture, "history.gone"));

    /// <summary>For whom may have it, which the caller has made sure of.</summary>
    public async Task<Reply> WriteAsync(InteractionContext context, Ticket ticket, CancellationToken cancellationToken)
    {
        var files = TranscriptFiles.Make(ticket, await transcripts.RunAsync(ticket, context.Culture, cancellationToken));
        return files.Count == 0
            ? Reply.Refuse(TicketTexts.Get(context.Culture, "history.transcript-too-large", ticket.Label))
            : new OutgoingMessage { Content = TicketTexts.Get(context.Culture, "history.transcript-of", ticket.Label), Files = files };
    }
}
