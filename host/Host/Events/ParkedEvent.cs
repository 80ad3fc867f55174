namespace DCTicket.Host.Events;

/// <summary>A durable event that is not delivered until the owner retries it.</summary>
/// <param name="Publisher">The id of the plugin that raised it and stores it.</param>
/// <param name="Id">The row, one per subscriber.</param>
/// <param name="Subscriber">The plugin and the handler, as "plugin/handler".</param>
/// <param name="EventType">The full name of the event's type.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="LastError">The last error. For the bot's owner only.</param>
internal sealed record ParkedEvent(
    string Publisher,
    long Id,
    string Subscriber,
    string EventType,
    DateTimeOffset RaisedAt,
    int Attempts,
    string? LastError
);
