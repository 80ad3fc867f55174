namespace DCTicket.Host.Events;

/// <summary>A due row of the outbox.</summary>
internal sealed record DueRow(long Id, Guid EventId, string Subscriber, string OrderKey, DateTimeOffset? DueAt)
{
    public string Plugin { get; } = PluginOf(Subscriber);

    public static string PluginOf(string subscriber) => subscriber.Split('/')[0];
}
