using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Events;

namespace DCTicket.Host.Tests.Discord;

public sealed class ChannelFilterTests
{
    private readonly Channels _channels = new();

    [Theory]
    [InlineData("""{"id":"5","channel_id":"20","guild_id":"10"}""", true)]
    [InlineData("""{"id":"5","channel_id":"21","guild_id":"10"}""", false)]
    [InlineData("""{"id":"20","channel_id":"200","guild_id":"20"}""", false)]
    [InlineData("""{"message_reference":{"channel_id":"20"},"channel_id":"21"}""", true)]
    [InlineData("""{"message_reference":{"channel_id":"21"},"channel_id":"20"}""", true)]
    [InlineData("""{"message_reference":{"channel_id":"22"},"channel_id":"21"}""", false)]
    [InlineData("""{"content":"\"channel_id\":\"20\"","channel_id":"21"}""", false)]
    [InlineData("""{"content":"\\\"channel_id\":\"20\"","channel_id":"21"}""", false)]
    [InlineData("""{"channel_id" : "21"}""", true)]
    [InlineData("""{"channel_id":21}""", true)]
    [InlineData("""{"channel_id":"21x"}""", true)]
    [InlineData("""{"channel_id":"21""", true)]
    [InlineData("""{"channel_id":"99999999999999999999"}""", true)]
    [InlineData("""{"channel\u005fid":"20"}""", true)]
    [InlineData("{}", true)]
    public void Only_what_is_certainly_from_another_channel_is_left_out(string data, bool maybe)
    {
        _channels.Complete([new Snowflake(20)]);

        Assert.Equal(maybe, ChannelFilter.MayBeIn(Encoding.UTF8.GetBytes(data), [new Channels(complete: true), _channels]));
    }

    [Fact]
    public void Until_a_set_is_complete_events_of_all_channels_may_be_in_it()
    {
        var data = """{"channel_id":"21"}"""u8;
        _channels.Add(new Snowflake(20));
        Assert.True(ChannelFilter.MayBeIn(data, [_channels]));

        _channels.Complete([new Snowflake(22)]);
        Assert.False(ChannelFilter.MayBeIn(data, [_channels]));
        Assert.True(_channels.Contains(new Snowflake(20)) && _channels.Contains(new Snowflake(22)));

        _channels.Add(new Snowflake(21));
        Assert.True(ChannelFilter.MayBeIn(data, [_channels]));
        _channels.Remove(new Snowflake(21));
        Assert.False(ChannelFilter.MayBeIn(data, [_channels]));
    }

    [Theory]
    [MemberData(nameof(EventReaderTests.Known), MemberType = typeof(EventReaderTests))]
    public void An_event_whose_data_says_its_channel_under_another_key_is_not_judged_by_it(string name, string json, Type type, ulong queue)
    {
        if (!ChannelFilter.CanRead(name))
            return;
        var set = new Channels(complete: true);
        Assert.True(type.IsAssignableTo(typeof(IChannelEvent)));
        Assert.False(ChannelFilter.MayBeIn(Encoding.UTF8.GetBytes(json), [set]));
        set.Add(new Snowflake(queue));
        Assert.True(ChannelFilter.MayBeIn(Encoding.UTF8.GetBytes(json), [set]));
    }

    private sealed class Channels : ChannelSet
    {
        public Channels(bool complete = false)
        {
            if (complete)
                Complete([]);
        }
    }
}
