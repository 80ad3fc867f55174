using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcticket-").FullName;

    private string File => Path.Combine(_folder, "plugins.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var entry = Assert.Single(Read("""{ /* mine */ "plugins": [ { "id": "a", "assembly": "A/A.dll", }, ] } // end"""));

        Assert.Equal(("a", true, false, null), (entry.Id, entry.Enabled, entry.Required, entry.Settings));
        Assert.Equal(Path.Combine(_folder, "plugins", "A", "A.dll"), entry.Assembly);
    }

    [Fact]
    public void The_shipped_file_can_be_read()
    {
        var shipped = Path.Combine(Repository.Root, "plugins.json");
        Assert.Contains(PluginsFile.Read(shipped, Path.Combine(Repository.Root, "artifacts", "plugins")), entry => entry.Id == "tickets");
    }

    [Fact]
    public void The_schema_for_editors_has_the_same_keys()
    {
        var root = Schema["properties"]!.AsObject();
        var entry = root["plugins"]!["items"]!["properties"]!.AsObject();

        var atRoot = Assert.Throws<StartupException>(() => Read("""{ "x": 1, "plugins": [] }""")).Message;
        var inEntry = Assert
            .Throws<StartupException>(() => Read("""{ "plugins": [ { "x": 1, "id": "a", "assembly": "A.dll" } ] }"""))
            .Message;

        Assert.Equal(string.Join(", ", root.Select(key => key.Key)), KnownKeys(atRoot));
        Assert.Equal(string.Join(", ", entry.Select(key => key.Key)), KnownKeys(inEntry));

        static string KnownKeys(string message) => message.Split("known keys are ")[1].Split('.')[0];
    }

    [Theory]
    [InlineData("a")]
    [InlineData("service-hours2")]
    [InlineData("A")]
    [InlineData("2a")]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a2345678901234567890123456789012")]
    [InlineData("a23456789012345678901234567890123")]
    public void The_schema_for_editors_takes_the_same_ids(string id)
    {
        var pattern = (string)Schema["properties"]!["plugins"]!["items"]!["properties"]!["id"]!["pattern"]!;

        var error = Record.Exception(() => Read($$"""{ "plugins": [ { "id": "{{id}}", "assembly": "A.dll" } ] }"""));

        Assert.Equal(Regex.IsMatch(id, pattern), error is null);
    }

    [Theory]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "A.dll", "enabeld": true } ] }""",
        "plugins[0].enabeld is not a known key (did you mean “enabled”?)"
    )]
    [InlineData("""{ "plugin": [] }""", "plugin is not a known key (did you mean “plugins”?)")]
    [InlineData("""{ }""", "plugins is missing")]
    [InlineData("""[]""", "the file must be an object, not an array")]
    [InlineData("""{ "plugins": {} }""", "plugins must be an array, not an object")]
    [InlineData("""{ "plugins": [ "tickets" ] }""", "plugins[0] must be an object, not a text")]
    [InlineData("""{ "plugins": [ { "assembly": "A.dll" } ] }""", "plugins[0].id is missing")]
    [InlineData("""{ "plugins": [ { "id": "a" } ] }""", "plugins[0].assembly is missing")]
    [InlineData("""{ "plugins": [ { "id": 7, "assembly": "A.dll" } ] }""", "plugins[0].id must be a text, not a number")]
    [InlineData("""{ "plugins": [ { "id": "A b", "assembly": "A.dll" } ] }""", "plugins[0].id must begin with a small letter")]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "A.dll", "enabled": "yes" } ] }""",
        "plugins[0].enabled must be true or false, not a text"
    )]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "A.dll", "settings": [] } ] }""",
        "plugins[0].settings must be an object, not an array"
    )]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "A.dll" }, { "id": "a", "assembly": "B.dll" } ] }""",
        "plugins[1].id “a” is taken already by plugins.json: plugins[0]"
    )]
    [InlineData("""{ "plugins": [ { "id": "a", "id": "b", "assembly": "A.dll" } ] }""", "plugins[0].id stands there twice")]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "../../etc/A.dll" } ] }""",
        "plugins[0].assembly leads out of the plugins folder"
    )]
    [InlineData(
        """{ "plugins": [ { "id": "a", "assembly": "/usr/lib/A.dll" } ] }""",
        "plugins[0].assembly leads out of the plugins folder"
    )]
    public void A_mistake_is_named_with_its_file_its_key_and_its_fix(string json, string expected)
    {
        var error = Assert.Throws<StartupException>(() => Read(json));

        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "plugins": [ "pa55" ] }""")]
    [InlineData("""{ "plugins": [ { "id": "pa55 word", "assembly": "A.dll" } ] }""")]
    [InlineData("""{ "plugins": [ { "id": 9055, "assembly": "A.dll" } ] }""")]
    [InlineData("""{ "plugins": [ { "id": "a", "assembly": "../pa55" } ] }""")]
    [InlineData("""{ "plugins": [ { "id": "a", "assembly": "A.dll", "settings": "pa55" } ] }""")]
    [InlineData("""{ "plugins": [ { "id": "a", "assembly": "A.dll", "settings": { "key": token-pa55 } } ] }""")]
    public void A_value_is_never_repeated(string json)
    {
        var error = Assert.Throws<StartupException>(() => Read(json));

        Assert.DoesNotContain("pa55", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("9055", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var error = Assert.Throws<StartupException>(() =>
            Read("""{ "plugins": [ { "id": "a", "x": 1 }, { "assembly": "B.dll", "enabled": 0 } ] }""")
        );

        Assert.Equal(4, error.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void Broken_JSON_is_named_with_its_line()
    {
        var error = Assert.Throws<StartupException>(() => Read("{\n  \"plugins\": [\n    { \"id\": \"a\" \"assembly\" }\n  ]\n}"));

        Assert.Contains($"{File}, line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_byte_order_mark_of_some_editors_is_no_mistake()
    {
        System.IO.File.WriteAllText(File, """{ "plugins": [] }""", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Empty(PluginsFile.Read(File, _folder));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<StartupException>(() => PluginsFile.Read(File, _folder));

        Assert.Contains($"{File}: there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_leaves_the_file_as_it_is()
    {
        const string json = """{ "plugins": [ { "id": "a", "assembly": "A.dll", "enabled": false } ] }""";
        Read(json);

        Assert.Equal(json, System.IO.File.ReadAllText(File));
    }

    private static JsonNode Schema => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Root, "plugins.schema.json")))!;

    private IReadOnlyList<PluginEntry> Read(string json)
    {
        System.IO.File.WriteAllText(File, json);
        return PluginsFile.Read(File, Path.Combine(_folder, "plugins"));
    }
}
