using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>The colours of embeds.</summary>
internal static class Colors
{
    public const int Panel = 0x5865F2;
    public const int Open = 0x23A55A;
    public const int Closed = 0xDA373C;
    private const int Waiting = 0xF0B232;
    private const int Resolved = 0x5865F2;

    public static int Of(TicketState state) =>
        state switch
        {
            TicketState.Open => Open,
            TicketState.Closed => Closed,
            TicketState.Resolved => Resolved,
            _ => Waiting,
        };
}
