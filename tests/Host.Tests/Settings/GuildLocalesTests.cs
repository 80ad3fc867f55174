using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Host.Settings;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Settings;

public sealed class GuildLocalesTests : IDisposable
{
    private static readonly Snowflake Guild = new(10);
    private static readonly Snowflake Other = new(20);

    private readonly TestHost _host = new TestHost().WithHostCommands();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_server_follows_Discord_until_an_admin_chooses_and_again_afterwards()
    {
        await _host.With("a", plugin => plugin.AddFeature<Listener>().AddSingleton<Heard>()).StartAsync();
        var (locales, locale) = (_host.HostData.Locales, _host["a"].Services.GetRequiredService<IGuildLocale>());
        Assert.Equal(("en-US", "UTC"), (locale.CultureOf(Guild).Name, locale.TimeZoneOf(Guild).Id));

        await locales.ChangeAsync(Guild, row => row with { DiscordLocale = "fr" }, CancellationToken.None);
        Assert.Equal("fr", locale.CultureOf(Guild).Name);
        await locales.ChangeAsync(Guild, row => row with { Culture = "zh-TW", TimeZone = "Asia/Taipei" }, CancellationToken.None);
        await locales.ChangeAsync(Guild, row => row with { DiscordLocale = "de" }, CancellationToken.None);
        Assert.Equal(("zh-TW", "Asia/Taipei"), (locale.CultureOf(Guild).Name, locale.TimeZoneOf(Guild).Id));
        Assert.Equal("en-US", locale.CultureOf(Other).Name);

        await locales.ChangeAsync(Guild, row => row with { Culture = null }, CancellationToken.None);
        Assert.Equal("de", locale.CultureOf(Guild).Name);
    }

    [Fact]
    public async Task Plugins_hear_of_each_change_that_has_an_effect_and_read_the_new_one()
    {
        await _host.With("a", plugin => plugin.AddFeature<Listener>().AddSingleton<Heard>()).StartAsync();
        var (locales, heard) = (_host.HostData.Locales, _host["a"].Services.GetRequiredService<Heard>());
        var dispatcher = _host.NewOutboxDispatcher();
        await dispatcher.StartAsync(CancellationToken.None);

        await locales.ChangeAsync(Guild, row => row with { DiscordLocale = "fr" }, CancellationToken.None);
        await locales.ChangeAsync(Guild, row => row with { Culture = "zh-TW" }, CancellationToken.None);
        await locales.ChangeAsync(Guild, row => row with { DiscordLocale = "de" }, CancellationToken.None);
        await locales.ChangeAsync(Guild, row => row with { Culture = "zh-TW" }, CancellationToken.None);
        await locales.ChangeAsync(Other, row => row with { TimeZone = "Europe/Berlin" }, CancellationToken.None);
        await Wait.UntilAsync<object>(() => heard.All.Count == 2 ? heard : null);

        Assert.Equal(["10 zh-TW UTC", "20 en-US Europe/Berlin"], heard.All.Order(StringComparer.Ordinal));
        await dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_is_set_is_read_again_at_the_next_start()
    {
        await _host.StartAsync();
        await _host.HostData.Locales.ChangeAsync(Guild, row => row with { Culture = "zh-TW" }, CancellationToken.None);

        var next = new GuildLocales(_host.Plugins, _host.Cache, _host.Time);
        await next.LoadAsync(CancellationToken.None);

        Assert.Equal("zh-TW", next.CultureOf(Guild).Name);
    }

    [Fact]
    public async Task What_a_plugin_kept_before_is_taken_over_once_and_undoes_no_choice()
    {
        await _host.With("a", plugin => plugin.Export<IEarlierGuildLocales, Earlier>()).StartAsync();
        var locales = _host.HostData.Locales;
        Assert.Equal(("zh-TW", "UTC"), (locales.CultureOf(Guild).Name, locales.TimeZoneOf(Guild).Id));
        Assert.Equal(("en-US", "Asia/Taipei"), (locales.CultureOf(Other).Name, locales.TimeZoneOf(Other).Id));

        await locales.ChangeAsync(Guild, row => row with { Culture = null }, CancellationToken.None);
        await _host.HostData.LoadAsync(CancellationToken.None);

        Assert.Null(locales.ChosenCultureOf(Guild));
    }

    [Theory]
    [InlineData("asia/taipei", "Asia/Taipei")]
    [InlineData(" America/New York ", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Taipei Standard Time", null)]
    [InlineData("Mars/Olympus", null)]
    [InlineData("", null)]
    public void A_time_zone_is_found_by_its_IANA_id_however_it_is_typed(string typed, string? id) =>
        Assert.Equal(id, TimeZones.Find(typed)?.Id);

    [Fact]
    public void Time_zones_are_offered_by_a_part_of_their_id()
    {
        Assert.Contains("Asia/Taipei", TimeZones.Like("taip"));
        Assert.Contains("UTC", TimeZones.Like("utc"));
        Assert.Equal(25, TimeZones.Like("").Count);
    }

    private sealed class Earlier : IEarlierGuildLocales
    {
        public Task<IReadOnlyList<EarlierGuildLocale>> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<EarlierGuildLocale>>([
                new(Guild, CultureInfo.GetCultureInfo("zh-TW"), null),
                new(Other, null, TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei")),
            ]);
    }

    private sealed class Heard
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = [];
    }

    private sealed class Listener(IGuildLocale locale, Heard heard)
    {
        [On]
        public Task HandleAsync(GuildLocaleChanged e, CancellationToken cancellationToken)
        {
            heard.All.Enqueue($"{e.GuildId} {locale.CultureOf(e.GuildId)} {locale.TimeZoneOf(e.GuildId).Id}");
            return Task.CompletedTask;
        }
    }
}
