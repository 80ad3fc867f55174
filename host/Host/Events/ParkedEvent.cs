namespace DCTicket.Host.Events;

/// <summary>A durable event that is not delivered until somebody retries it.</summary>
/// <param name="Publisher">The id of the plugin that raised it; its database has the row.</param>
/// <param name="Id">The row, one per subscriber.</param>
/// <param name="Subscriber">The plugin and the handler that should have had it, as "plugin/handler".</param>
/// <param name="EventType">The full name of the event's type.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Why it failed last. For the owner of the bot only.</param>
internal sealed record ParkedEvent(
    string Publisher,
    long Id,
    string Subscriber,
    string EventType,
    DateTimeOffset RaisedAt,
    int Attempts,
    string? LastError
);
