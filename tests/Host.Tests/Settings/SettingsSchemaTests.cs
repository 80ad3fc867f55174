using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using DCTicket.Host.Settings;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Settings;

public sealed class SettingsSchemaTests : IDisposable
{
    private static readonly SettingTexts Texts = new(null, CultureInfo.GetCultureInfo("en"));

    private readonly TestHost _host = new();
    private readonly SettingsSchema _schema = SettingsSchema.Read(typeof(All));

    private SettingScope Scope => new(new Snowflake(1), _host.HostData.SecretsOf("a"));

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Name", "  Anna ", "`Anna`")]
    [InlineData("Count", "7", "7")]
    [InlineData("Share", "1,5", "1.5")]
    [InlineData("Pause", "1h 30m", "1h 30m")]
    [InlineData("Pause", "90 分鐘", "1h 30m")]
    [InlineData("Pause", "2d", "2d")]
    [InlineData("IsOn", "on", "On")]
    [InlineData("Colour", "DarkBlue", "Dark blue")]
    [InlineData("Note", "", "Not set")]
    [InlineData("Key", "hunter2", "•••••••• (saved, never shown)")]
    public void What_is_typed_is_read_stored_and_shown(string name, string typed, string shown)
    {
        var setting = _schema.Find(name)!;
        var (value, problem) = setting.Read(new ModalValue { Text = typed, Values = [typed] }, Texts);
        Assert.Null(problem);

        var stored = setting.Write(value, Scope);
        Assert.DoesNotContain("hunter2", stored?.ToJsonString() ?? "", StringComparison.Ordinal);
        var again = _schema.Create(new JsonObject { [name] = stored }, Scope);

        Assert.Equal(shown, setting.Show(setting.Get(again), Texts));
    }

    [Theory]
    [InlineData("Name", "A", "“Name” takes 2 to 10 characters.")]
    [InlineData("Code", "x", "“Code” does not accept this text. Enter one such as `…`.")]
    [InlineData("Count", "21", "“Count” takes a whole number from 1 to 20. Enter one such as `1`.")]
    [InlineData("Count", "1.5", "“Count” takes a whole number from 1 to 20. Enter one such as `1`.")]
    [InlineData("Count", "", "“Count” takes a whole number from 1 to 20. Enter one such as `1`.")]
    [InlineData("Share", "NaN", "“Share” takes a number. Enter one such as `1.5`.")]
    [InlineData("Pause", "soon", "“Pause” takes a length of time from 1m to 7d. Enter one such as `1m`.")]
    [InlineData("Pause", "30s", "“Pause” takes a length of time from 1m to 7d. Enter one such as `1m`.")]
    [InlineData("Pause", "99999999999d", "“Pause” takes a length of time from 1m to 7d. Enter one such as `1m`.")]
    [InlineData("Colour", "Pink", "“Colour” has no such choice any more. Please open it again.")]
    public void What_is_wrong_is_said_with_an_example(string name, string typed, string why) =>
        Assert.Equal(why, _schema.Find(name)!.Read(new ModalValue { Text = typed }, Texts).Problem);

    [Theory]
    [InlineData("""{ "Count": 99 }""")]
    [InlineData("""{ "Count": "seven" }""")]
    [InlineData("""{ "Colour": "Pink" }""")]
    [InlineData("""{ "Key": "not protected by these keys" }""")]
    [InlineData("""{ "Gone": 1 }""")]
    public void A_stored_value_that_is_not_valid_any_more_is_the_default(string stored) =>
        Assert.Equal(new All(), _schema.Create(JsonNode.Parse(stored)!.AsObject(), Scope));

    [Fact]
    public void A_secret_is_read_by_its_plugin_for_its_server_only()
    {
        var secrets = _host.HostData.SecretsOf("a");
        var stored = secrets.Protect(new Snowflake(1), new Secret("hunter2"));

        Assert.Equal("hunter2", secrets.Unprotect(new Snowflake(1), stored)?.Reveal());
        Assert.Null(secrets.Unprotect(new Snowflake(2), stored));
        Assert.Null(_host.HostData.SecretsOf("b").Unprotect(new Snowflake(1), stored));
        Assert.Null(secrets.Unprotect(new Snowflake(1), stored[..^2] + "AA"));
        Assert.Equal("hunter2", new SecretProtector(_host.Data).For("a").Unprotect(new Snowflake(1), stored)?.Reveal());
        Assert.DoesNotContain("hunter2", $"{new All { Key = new Secret("hunter2") }}", StringComparison.Ordinal);
        Assert.Equal("{}", System.Text.Json.JsonSerializer.Serialize(new Secret("hunter2")));
    }

    [Theory]
    [InlineData(typeof(NoSettings), "has no property that can be set")]
    [InlineData(typeof(OfUri), "OfUri.Address is a Uri; a setting is a string")]
    [InlineData(typeof(WrongDefault), "WrongDefault.Count has a default that its own annotations refuse")]
    [InlineData(typeof(OneRole), "it must be Snowflake? or IReadOnlyList<Snowflake>")]
    [InlineData(typeof(OpenSecret), "OpenSecret.Key must be Secret?")]
    public void A_record_that_cannot_be_settings_is_refused_at_load(Type type, string why) =>
        Assert.Contains(why, Assert.Throws<PluginException>(() => SettingsSchema.Read(type)).Message, StringComparison.Ordinal);

    internal enum Colour
    {
        Red,
        DarkBlue,
    }

    private sealed record All
    {
        [StringLength(10, MinimumLength = 2)]
        public string Name { get; init; } = "Adam";

        [RegularExpression("^[a-z]{2}$")]
        public string Code { get; init; } = "ab";

        public string? Note { get; init; }

        [Range(1, 20)]
        public int Count { get; init; } = 3;

        public double Share { get; init; }

        [Range(typeof(TimeSpan), "1m", "7d")]
        public TimeSpan Pause { get; init; } = TimeSpan.FromHours(1);

        public bool IsOn { get; init; }

        public Colour Colour { get; init; }

        public Secret? Key { get; init; }
    }

    private sealed record NoSettings;

    private sealed record OfUri
    {
        public Uri? Address { get; init; }
    }

    private sealed record WrongDefault
    {
        [Range(1, 2)]
        public int Count { get; init; }
    }

    private sealed record OneRole
    {
        [RoleSetting]
        public Snowflake Role { get; init; }
    }

    private sealed record OpenSecret
    {
        public Secret Key { get; init; } = new("");
    }
}
