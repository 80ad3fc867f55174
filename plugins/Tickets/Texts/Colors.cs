namespace DCTicket.Tickets;

/// <summary>The colours of embeds.</summary>
internal static class Colors
{
    public const int Panel = 0x5865F2;
    public const int Open = 0x23A55A;
    public const int Closed = 0xDA373C;
}
