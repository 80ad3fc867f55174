using DCTicket.Contracts;
using DCTicket.Tickets.Tests.Effects;

namespace DCTicket.Tickets.Tests.Opening;

internal static class FullServer
{
    internal static async Task<TicketsWorld> FullAsync(bool threads)
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.Add(
            new Role
            {
                Id = new(300),
                Name = "Mods",
                Permissions = Permissions.ManageThreads | Permissions.ViewChannel,
                Position = 5,
            }
        );
        world.Discord.Channels.Add(new Channel { Id = TicketsWorld.PanelChannel, Name = "support" });
        await world.EditAsync("tech", department => department.Rules = department.Rules with { AllowThreads = threads });
        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(400, DiscordErrorCode.TooManyChannels));
        return world;
    }
}
