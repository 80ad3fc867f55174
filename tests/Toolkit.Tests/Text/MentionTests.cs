using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class MentionTests
{
    [Fact]
    public void Everything_is_named_as_Discord_reads_it()
    {
        Assert.Equal("<@1>", Mention.User(new Snowflake(1)));
        Assert.Equal("<@&2>", Mention.Role(new Snowflake(2)));
        Assert.Equal("<#3>", Mention.Channel(new Snowflake(3)));
        Assert.Equal("<@&1> <@&2>", Mention.Roles([new Snowflake(1), new Snowflake(2)]));
        Assert.Equal("https://discord.com/channels/1/2", MessageLink.ToChannel(new Snowflake(1), new Snowflake(2)));
        Assert.Equal("https://discord.com/channels/1/2/3", MessageLink.To(new Snowflake(1), new Snowflake(2), new Snowflake(3)));
    }

    [Fact]
    public void An_instant_is_written_in_whole_seconds()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_798_000_000_999);
        Assert.Equal("<t:1798000000:f>", Timestamp.Exact(at));
        Assert.Equal("<t:1798000000:R>", Timestamp.Relative(at));
    }
}
