namespace DCTicket.Host.Health;

/// <summary>The last failure of a handler or job.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Handler">The name of the handler or job within its plugin.</param>
/// <param name="InARow">The number of consecutive failures; zero after a success.</param>
/// <param name="Since">When the first of these failures occurred.</param>
/// <param name="LastAt">When the last failure occurred.</param>
/// <param name="Exception">The last exception. Its message is for the bot's owner only.</param>
internal sealed record HandlerFailure(
    string Plugin,
    string Handler,
    int InARow,
    DateTimeOffset Since,
    DateTimeOffset LastAt,
    Exception Exception
);
