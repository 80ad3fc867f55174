using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class HandledInteractionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LogLines<HandledInteractions> _log = new();
    private readonly List<HandledInteractions> _opened = [];

    private string FilePath => Path.Combine(_folder.Path, "interactions.log");

    public void Dispose()
    {
        _opened.ForEach(ids => ids.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public void Ids_are_remembered_up_to_a_number()
    {
        var ids = Open(capacity: 2);

        Assert.True(Add(ids, 1));
        Assert.False(Add(ids, 1));
        Assert.True(Add(ids, 2));
        Assert.True(Add(ids, 3));
        Assert.False(Add(ids, 2));
        Assert.True(Add(ids, 1));
    }

    [Fact]
    public void The_next_process_knows_what_was_durable_though_nothing_was_closed()
    {
        var killed = Open();
        Add(killed, 1);
        Add(killed, 2, durable: false);

        var next = Open();

        Assert.False(Add(next, 1));
        Assert.True(Add(next, 2));
    }

    [Fact]
    public void What_is_older_than_a_quarter_of_an_hour_is_forgotten_at_the_next_start()
    {
        var first = Open();
        Add(first, Minutes(0));
        Add(first, Minutes(5));
        Add(first, Minutes(16));

        Add(Open(), Minutes(17));

        Assert.Equal([Minutes(5), Minutes(16), Minutes(17)], File.ReadAllLines(FilePath).Select(ulong.Parse));
    }

    [Fact]
    public void The_file_does_not_grow_without_end()
    {
        var ids = Open(capacity: 10);
        for (var i = 1UL; i <= 1000; i++)
            Add(ids, i);

        Assert.InRange(File.ReadAllLines(FilePath).Length, 10, 22);
        Assert.False(Add(Open(capacity: 10), 1000));
    }

    [Theory]
    [InlineData("1\n2\n17")]
    [InlineData("1\nnonsense\n-5\n\0\0\0\n2\n")]
    public void Half_a_line_or_nonsense_does_not_matter(string text)
    {
        File.WriteAllText(FilePath, text);
        var ids = Open();

        Assert.False(Add(ids, 1));
        Assert.False(Add(ids, 2));
        Assert.True(Add(ids, 3));
        Assert.False(Add(Open(), 3));
        Assert.Empty(_log);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_one_line_in_the_log_and_no_click_is_lost()
    {
        Directory.CreateDirectory(FilePath);
        var ids = Open();

        Assert.True(Add(ids, 1));
        Assert.True(Add(ids, 2));
        Assert.False(Add(ids, 1));
        Assert.StartsWith($"Warning: Failed to save handled interactions in {FilePath}", Assert.Single(_log), StringComparison.Ordinal);
    }

    // Source: Discord's documentation, "API Reference: Snowflakes".
    private static ulong Minutes(int minutes) => (ulong)(minutes + 1) * 60_000 << 22;

    private static bool Add(HandledInteractions ids, ulong id, bool durable = true) => ids.TryAdd(new Snowflake(id), durable);

    private HandledInteractions Open(int capacity = 1000)
    {
        var ids = new HandledInteractions(FilePath, capacity, _log);
        _opened.Add(ids);
        return ids;
    }
}
