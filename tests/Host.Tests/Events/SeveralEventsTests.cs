using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Events;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.Host.Tests.Events;

/// <summary>A handler that names several types of event.</summary>
public sealed class SeveralEventsTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_handler_gets_each_type_of_event_that_it_names_and_no_other()
    {
        await _host.With("a", plugin => plugin.AddSingleton<Seen>().AddFeature<Listener>()).StartAsync();
        var dispatcher = new EventDispatcher(_host.Plugins, _host.Queues, _host.Results, _host.Time, NullLogger<EventDispatcher>.Instance);

        foreach (var name in new[] { "GUILD_ROLE_DELETE", "GUILD_ROLE_CREATE", "CHANNEL_DELETE" })
            await dispatcher.Dispatch(Event(name));

        Assert.Equal([typeof(RoleDeleted), typeof(ChannelDeleted)], Seen.Of(_host).Select(e => e.GetType()));
        Assert.Equal(["CHANNEL_DELETE", "GUILD_ROLE_DELETE"], dispatcher.Wanted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_of_its_events_has_a_name_of_its_own() =>
        Assert.Equal(
            ["Listener.HandleAsync(RoleDeleted)", "Listener.HandleAsync(ChannelDeleted)"],
            EventSubscriber.Read(typeof(Listener)).Select(handler => handler.Name)
        );

    [Theory]
    [InlineData(typeof(OtherEvent), "is marked [On(typeof(TicketClosed))], and TicketClosed is not a kind of the DiscordEvent")]
    [InlineData(typeof(AbstractEvent), "is marked [On(typeof(DiscordEvent))], and DiscordEvent is not a kind of the DiscordEvent")]
    [InlineData(typeof(Twice), "is marked [On] with RoleDeleted twice")]
    [InlineData(typeof(NoEvent), "is marked [On] and must look like this")]
    public void Events_that_the_method_cannot_take_are_refused(Type feature, string problem)
    {
        var error = Assert.Throws<PluginException>(() => EventSubscriber.Read(feature).ToList());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static GatewayDispatch Event(string name) =>
        new(name, """{"id":"11","type":0,"guild_id":"10","role_id":"12","role":{"id":"12","name":"x"}}"""u8.ToArray(), false);

    private sealed class Seen
    {
        public List<DiscordEvent> All { get; } = [];

        public static List<DiscordEvent> Of(TestHost host) => ((Seen)host["a"].Services.GetService(typeof(Seen))!).All;
    }

    private sealed class Listener(Seen seen)
    {
        [On(typeof(RoleDeleted), typeof(ChannelDeleted))]
        public Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken)
        {
            seen.All.Add(e);
            return Task.CompletedTask;
        }
    }

    private sealed class OtherEvent
    {
        [On(typeof(TicketClosed))]
        public static Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class AbstractEvent
    {
        [On(typeof(DiscordEvent))]
        public static Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Twice
    {
        [On(typeof(RoleDeleted), typeof(RoleDeleted))]
        public static Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoEvent
    {
        [On(typeof(RoleDeleted))]
        public static Task HandleAsync(object e, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
