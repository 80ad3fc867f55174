namespace DCTicket.EndToEnd.Tests.Earlier;

/// <summary>A clock that starts at an instant of another day.</summary>
internal sealed class ClockFrom(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _difference = System.GetUtcNow() - start;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - _difference;
}
