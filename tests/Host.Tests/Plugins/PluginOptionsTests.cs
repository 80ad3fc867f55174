using System.Collections.ObjectModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginOptionsTests
{
    [Fact]
    public void Settings_are_bound_with_comments_and_commas()
    {
        var options = Bind(
            """
            {
              // How many
              "number": 7,
              "pause": "00:01:00",
              "link": "example.com/path",
              "language": "zh-TW",
              "items": [ { "name": "one" }, ],
            }
            """
        );

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
    [InlineData("""{ "number": "x" }""", "plugins.json: plugins[0].settings.number: this is no whole number")]
    [InlineData("""{ "number": 11 }""", "plugins.json: plugins[0].settings.number: The field Number must be between 1 and 10.")]
    [InlineData(
        """{ "items": [ { "name": "one" }, { } ] }""",
        "plugins.json: plugins[0].settings.items[1].name: The Name field is required."
    )]
    [InlineData("""{ "items": [ null ] }""", "plugins.json: plugins[0].settings.items[0]: null is no entry; delete it.")]
    [InlineData("""{ "inner": { "name": "x" }, "items": [ { "nam": "one" } ] }""", "there is no such setting: 'nam'")]
    [InlineData(
        """{ "items": [ { "name": "one", "pause": "soon" } ] }""",
        "plugins.json: plugins[0].settings.items[0].pause: this is no length of time; write it as 30s, 15m, 2h, 90d or 00:00:30."
    )]
    [InlineData("""{ "pause": "10" }""", "plugins.json: plugins[0].settings.pause: this is no length of time")]
    [InlineData("""{ "perhaps": "99999999999d" }""", "plugins.json: plugins[0].settings.perhaps: this is no length of time")]
    [InlineData("""{ "color": "Blue" }""", "plugins.json: plugins[0].settings.color: this is none of Red, Green.")]
    [InlineData("""{ "colors": [ "Red", "Blue" ] }""", "plugins.json: plugins[0].settings.colors[1]: this is none of Red, Green.")]
    [InlineData("""{ "on": "yes" }""", "plugins.json: plugins[0].settings.on: this is neither true nor false.")]
    [InlineData(
        """{ "inner": { "pairs": [ [ 1 ], [ null ] ] } }""",
        "plugins.json: plugins[0].settings.inner.pairs[1][0]: null is no entry; delete it."
    )]
    [InlineData("""{ "inner": { "name": "" } }""", "plugins.json: plugins[0].settings.inner.name: The Name field is required.")]
    [InlineData("""{ "number": 1, "Number": 2 }""", "plugins.json: plugins[0].settings: A duplicate key 'Number' was found.")]
    public void A_mistake_is_named_with_its_place(string settings, string expected)
    {
        var error = Assert.Throws<PluginException>(() => Bind(settings));

        Assert.Equal(PluginState.ConfigureFailed, error.State);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("1h30m", 5400)]
    [InlineData("90d", 90 * 86400)]
    [InlineData("2w", 14 * 86400)]
    [InlineData("00:00:30", 30)]
    [InlineData("90.00:00:00", 90 * 86400)]
    public void A_length_of_time_is_written_as_in_Discord_or_as_a_clock_does(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Bind($$"""{ "pause": "{{text}}" }""").Pause);

    [Theory]
    [InlineData("Number")]
    [InlineData("Pause")]
    [InlineData("Color")]
    [InlineData("On")]
    [InlineData("Items:0:Pause")]
    [InlineData("Language")]
    public void A_value_that_does_not_convert_is_in_no_message_and_no_cause(string key)
    {
        const string secret = "it's at 'x' to type 'y'. secret";

        var error = Assert.Throws<PluginException>(() => Bind(null, ($"Settings:a:{key}", secret)));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            $"settings.{key.ToLowerInvariant().Replace(":0:", "[0].", StringComparison.Ordinal)}: this is n",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hyphen_in_a_plugins_id_is_an_underscore_in_the_environment()
    {
        var options = Bind("""{ "number": 7 }""", "service-hours", ("Settings:service_hours:Number", "8"));

        Assert.Equal(8, options.Number);
    }

    private static TestOptions Bind(string? settings, params (string Key, string Value)[] environment) => Bind(settings, "a", environment);

    private static TestOptions Bind(string? settings, string id, params (string Key, string Value)[] environment) =>
        PluginOptions.Bind<TestOptions>(
            new PluginEntry(id, "", true, false, settings, "plugins.json: plugins[0]"),
            new ConfigurationBuilder().AddInMemoryCollection(environment.ToDictionary(e => e.Key, e => (string?)e.Value)).Build()
        );

    private sealed class TestOptions
    {
        public static TestOptions Default { get; } = new();

        [Range(1, 10)]
        public int Number { get; set; } = 1;

        public TimeSpan Pause { get; set; }

        public TimeSpan? Perhaps { get; set; } = TimeSpan.FromDays(1);

        public Uri? Link { get; set; }

        public CultureInfo? Language { get; set; }

        public Color Color { get; set; }

        public Collection<Color> Colors { get; } = [];

        public bool On { get; set; }

        [ValidateObjectMembers]
        public Item? Inner { get; set; }

        [ValidateEnumeratedItems]
        public Collection<Item> Items { get; } = [];
    }

    private sealed class Item
    {
        [Required]
        public string? Name { get; set; }

        public TimeSpan Pause { get; set; }

        public List<List<int>> Pairs { get; init; } = [];
    }

    private enum Color
    {
        Red,
        Green,
    }
}
