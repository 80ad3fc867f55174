namespace DCTicket.Sandbox.Bans;

internal sealed class Ban
{
    public required ulong UserId { get; init; }
    public string? Reason { get; init; }
}
