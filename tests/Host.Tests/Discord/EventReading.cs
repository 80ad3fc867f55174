using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Events;

namespace DCTicket.Host.Tests.Discord;

internal static class EventReading
{
    internal const string UserJson = """{"id":"5","username":"carl"}""";

    internal static DiscordEvent? Read(string name, string json) =>
        DiscordEventReader.Read(new GatewayDispatch(name, Encoding.UTF8.GetBytes(json)));
}
