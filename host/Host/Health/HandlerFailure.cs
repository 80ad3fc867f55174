namespace DCTicket.Host.Health;

/// <summary>How a handler or job of a plugin failed last.</summary>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Handler">The name of the handler or job within its plugin.</param>
/// <param name="InARow">How often it has failed since it last succeeded; zero when it works again.</param>
/// <param name="Since">When the first of these failures was.</param>
/// <param name="LastAt">When the last failure was.</param>
/// <param name="Exception">The last failure. Its message is for the owner of the bot only.</param>
internal sealed record HandlerFailure(
    string Plugin,
    string Handler,
    int InARow,
    DateTimeOffset Since,
    DateTimeOffset LastAt,
    Exception Exception
);
