using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests.Closing;

internal static class CloseSteps
{
    internal static readonly Snowflake Dm = new(1_000_005);

    internal static IEnumerable<string> Files(TicketsWorld world, Snowflake channel) =>
        world.Discord.Sent.Where(sent => sent.Channel == channel).SelectMany(sent => sent.Message.Files).Select(file => file.Name);
}
