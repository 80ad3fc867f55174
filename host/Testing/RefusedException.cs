namespace DCTicket.Testing;

/// <summary>The Sandbox would not let a person do something.</summary>
public sealed class RefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
