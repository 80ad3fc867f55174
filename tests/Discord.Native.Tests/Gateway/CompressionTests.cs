using System.Text;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class CompressionTests : IDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly Packer _packer = new();
    private readonly Inflater _inflater = new();

    public void Dispose()
    {
        _packer.Dispose();
        _inflater.Dispose();
    }

    [Fact]
    public void Messages_of_one_context_are_unpacked_one_after_the_other()
    {
        for (var i = 0; i < 100; i++)
            Assert.Equal($"message {i}", Unpack(_packer.Pack($"message {i}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_message_in_parts_is_whole_with_its_last_part(int size)
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"票券🎫{i}"));
        for (var i = 0; i < 3; i++)
        {
            var parts = _packer.Pack(text + i).Chunk(size).ToList();
            Assert.All(parts[..^1], part => Assert.Null(_inflater.Add(part)));
            Assert.Equal(text + i, Unpack(parts[^1]));
        }
    }

    [Fact]
    public void A_message_of_almost_16_MiB_is_unpacked_and_its_buffer_let_go()
    {
        var text = new string('x', (16 * MiB) - 1);
        Assert.Equal(text, Unpack(_packer.Pack(text)));
        Assert.Equal("next", Unpack(_packer.Pack("next")));
    }

    [Fact]
    public void A_message_over_16_MiB_is_refused_before_it_is_unpacked_whole()
    {
        var bomb = _packer.Pack(new byte[200 * MiB]);
        Assert.InRange(bomb.Length, 1, 2 * MiB);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => _inflater.Add(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 80 * MiB);
    }

    [Fact]
    public void A_stream_that_is_none_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => _inflater.Add("<html>no</html>"u8.ToArray()));
    }

    [Fact]
    public void A_stream_that_ends_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write("one"u8);
        _inflater.Add(packed.ToArray());
        Assert.Throws<InvalidDataException>(() => _inflater.Add(_packer.Pack("two")));
    }

    [Fact]
    public async Task A_gateway_that_packs_is_understood_and_each_connection_has_a_context_of_its_own()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Packed()
                .Send(Frames.Hello)
                .Expect(op: 2)
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Send(Frames.Event("MESSAGE_CREATE", 2, "\"first\""))
                .SendInParts(Frames.Event("MESSAGE_CREATE", 3, $"\"{new string('x', 100_000)}\""), 50)
                .Until(() => test.Events.Count == 2)
                .Disconnect(4000)
                .ExpectConnection("/resume")
                .Packed()
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Event("MESSAGE_CREATE", 4, "\"second\""))
                .Send(Frames.Resumed(5))
                .Until(() => test.Events.Count == 3)
        );
        Assert.Equal("MESSAGE_CREATE \"second\"", test.Events.Last());
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("bomb")]
    [InlineData("plain")]
    public async Task A_stream_that_breaks_is_resumed_on_a_new_one(string how)
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Packed()
                .Send(Frames.Hello)
                .Expect(op: 2)
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Until(() => test.Connection.State == ConnectionState.Ready)
                .SendBytes(
                    how switch
                    {
                        "broken" => [0xFF, 0x78, 0x07, 0x31, 0x00, 0x00, 0xFF, 0xFF],
                        "plain" => Encoding.UTF8.GetBytes(Frames.Event("MESSAGE_CREATE", 2)),
                        _ => null,
                    }
                )
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Packed()
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(1, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(2))
        );
        Assert.Empty(test.Events);
    }

    [Fact]
    public async Task A_stream_that_has_lost_its_place_and_yields_only_garbage_is_resumed_on_a_new_one()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Packed()
                .Send(Frames.Hello)
                .Expect(op: 2)
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Send("garbage")
                .Send("garbage")
                .Send(Frames.Event("MESSAGE_CREATE", 2))
                .Until(() => test.Events.Count == 1)
                .Send("garbage")
                .Send("garbage")
                .Send("garbage")
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(2, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(3))
        );
    }

    private string? Unpack(byte[] part) => _inflater.Add(part) is { } message ? Encoding.UTF8.GetString(message.Span) : null;
}
