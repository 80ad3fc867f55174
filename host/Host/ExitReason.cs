namespace DCTicket.Host;

/// <summary>Why the program ends by itself.</summary>
internal sealed class ExitReason
{
    public Exception? Exception { get; private set; }

    public void Set(Exception exception) => Exception = exception;
}
