using DCTicket.Contracts;

namespace DCTicket.Counter;

/// <summary>Does as little with a message as a handler can.</summary>
public sealed class CountMessages
{
    [On]
    public Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Message.Content.Length > 0)
            Counts.AddMessage();
        return Task.CompletedTask;
    }
}
