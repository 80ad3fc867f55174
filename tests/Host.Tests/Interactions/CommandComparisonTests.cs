using System.Text.Json.Nodes;
using DCTicket.Host.Interactions;

namespace DCTicket.Host.Tests.Interactions;

public sealed class CommandComparisonTests
{
    private const string Ours =
        """[ { "type": 1, "name": "a", "description": "A", "contexts": [0], "options": [ { "type": """
        + """3, "name": "x", "description": "X", "required": true } ] }, { "type": 1, "name": "b", "description": "B" } ]""";

    [Fact]
    public void What_Discord_adds_and_reorders_makes_no_difference()
    {
        const string discords = """
            [
              { "id": "2", "application_id": "1", "version": "3", "type": 1, "name": "b", "description": "B", "nsfw": false,
              "default_member_permissions": null, "options": [], "name_localizations": {} },
              { "id": "1", "description": "A", "name": "a", "type": 1, "contexts": [0], "options": [ { "required": true, "type": 3,
              "description": "X", "name": "x", "name_localizations": null } ] }
            ]
            """;

        Assert.True(Same(Ours, discords));
    }

    [Theory]
    [InlineData("\"A\"", "\"Other\"")]
    [InlineData("\"X\"", "\"Other\"")]
    [InlineData("\"required\": true", "\"required\": false")]
    [InlineData("\"contexts\": [0]", "\"contexts\": [0, 1]")]
    [InlineData("\"name\": \"b\"", "\"name\": \"c\"")]
    [InlineData("\"type\": 3", "\"type\": 4")]
    [InlineData("\"description\": \"B\"", "\"description\": \"B\", \"default_member_permissions\": \"8\"")]
    [InlineData("\"description\": \"B\"", "\"description\": \"B\", \"name_localizations\": { \"zh-TW\": \"b\" }")]
    public void What_a_member_would_notice_makes_a_difference(string text, string other) =>
        Assert.False(Same(Ours, Ours.Replace(text, other, StringComparison.Ordinal)));

    private static bool Same(string ours, string discords) =>
        JsonNode.DeepEquals(JsonNode.Parse(ours), CommandComparison.Normalize(JsonNode.Parse(discords)!.AsArray()));
}
