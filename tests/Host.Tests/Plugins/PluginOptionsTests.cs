using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginOptionsTests
{
    [Fact]
    public void Settings_are_bound_with_comments_and_commas()
    {
        var options = Bind("""
            {
              // How many
              "number": 7,
              "pause": "00:01:00",
              "link": "example.com/path",
              "language": "zh-TW",
              "items": [ { "name": "one" }, ],
            }
            """);

        Assert.Equal(7, options.Number);
        Assert.Equal(TimeSpan.FromMinutes(1), options.Pause);
        Assert.Equal("example.com/path", options.Link?.OriginalString);
        Assert.Equal("zh-TW", options.Language?.Name);
        Assert.Equal("one", Assert.Single(options.Items).Name);
    }

    [Fact]
    public void No_settings_are_the_defaults() => Assert.Equal(1, Bind(null).Number);

    [Fact]
    public void A_setting_of_null_is_none_and_not_the_default()
    {
        Assert.Equal(TimeSpan.FromDays(1), Bind("{}").Perhaps);
        Assert.Null(Bind("""{ "perhaps": null }""").Perhaps);
    }

    [Fact]
    public void The_environment_wins()
    {
        var options = Bind("""{ "number": 7 }""", ("Settings:a:Number", "8"), ("Settings:b:Number", "9"));

        Assert.Equal(8, options.Number);
    }

    [Theory]
    [InlineData("""{ "numbr": 1 }""", "plugins.json: plugins[0].settings: there is no such setting: 'numbr'")]
    [InlineData("""{ "number": "x" }""", "Failed to convert configuration value 'x' at 'Number'")]
    [InlineData("""{ "number": 11 }""", "plugins.json: plugins[0].settings.number: The field Number must be between 1 and 10.")]
    [InlineData("""{ "items": [ { "name": "one" }, { } ] }""", "plugins.json: plugins[0].settings.items[1].name: The Name field is required.")]
    [InlineData("""{ "items": [ null ] }""", "plugins.json: plugins[0].settings.items[0]")]
    [InlineData("""{ "inner": { "name": "x" }, "items": [ { "nam": "one" } ] }""", "there is no such setting: 'nam'")]
    [InlineData("""{ "items": [ { "name": "one", "pause": "soon" } ] }""", "Failed to convert configuration value 'soon' at 'Items:0:Pause'")]
    [InlineData("""{ "inner": { "name": "" } }""", "plugins.json: plugins[0].settings.inner.name: The Name field is required.")]
    [InlineData("""{ "number": 1, "Number": 2 }""", "plugins.json: plugins[0].settings: A duplicate key 'Number' was found.")]
    public void A_mistake_is_named_with_its_place(string settings, string expected)
    {
        var error = Assert.Throws<PluginException>(() => Bind(settings));

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static TestOptions Bind(string? settings, params (string Key, string Value)[] environment) => PluginOptions.Bind<TestOptions>(
        new PluginEntry("a", "", true, false, settings, "plugins.json: plugins[0]"),
        new ConfigurationBuilder().AddInMemoryCollection(environment.ToDictionary(e => e.Key, e => (string?)e.Value)).Build());

    private sealed class TestOptions
    {
        public static TestOptions Default { get; } = new();

        [Range(1, 10)]
        public int Number { get; set; } = 1;

        public TimeSpan Pause { get; set; }

        public TimeSpan? Perhaps { get; set; } = TimeSpan.FromDays(1);

        public Uri? Link { get; set; }

        public CultureInfo? Language { get; set; }

        public Item? Inner { get; set; }

        public Collection<Item> Items { get; } = [];
    }

    private sealed class Item
    {
        [Required]
        public string? Name { get; set; }

        public TimeSpan Pause { get; set; }
    }
}
