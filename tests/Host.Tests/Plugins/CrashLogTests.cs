using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Host.Tests.Plugins;

public sealed class CrashLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly DataFolder _data;
    private readonly CrashLog _crashes;

    public CrashLogTests()
    {
        _data = DataFolder.Take(_folder.Path);
        _crashes = new CrashLog(_data, _time);
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Three_crashes_in_five_minutes_keep_a_plugin_off_until_they_are_over()
    {
        Crash(3);

        var error = Assert.Throws<PluginException>(() => _crashes.Check("bad"));
        Assert.Equal(PluginState.Crashed, error.State);
        Assert.Contains("took the whole bot down 3 times", error.Message, StringComparison.Ordinal);
        _crashes.Check("other");
        _time.Advance(TimeSpan.FromMinutes(4));
        _crashes.Check("bad");
    }

    [Fact]
    public void Two_crashes_are_forgiven()
    {
        Crash(2);

        _crashes.Check("bad");
    }

    [Fact]
    public void A_damaged_line_is_passed_over()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "crashes.log"), "\nnonsense\nyesterday bad\n");

        _crashes.Check("bad");
    }

    private void Crash(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _crashes.Record("bad");
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
