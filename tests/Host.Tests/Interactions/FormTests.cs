using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Interactions;

public sealed class FormTests : IDisposable
{
    private readonly TestHost _host = new TestHost().With("a", plugin => plugin.AddFeature<Feature>());

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcdefgh", "abcde")]
    [InlineData("abcd😀f", "abcd😀")]
    [InlineData("", null)]
    public async Task A_field_can_be_filled_in_before_up_to_its_length(string value, string? shown)
    {
        await _host.StartAsync();

        _host.Click(100, $"a:form:{value}");

        var request = Assert.Single(await _host.RequestsAsync(1));
        var field = JsonNode.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..])!["data"]!["components"]![0]!["component"]!;
        Assert.Equal(shown, (string?)field["value"]);
    }

    [Fact] // R02: Discord refuses a line break in an input of one line.
    public async Task A_value_with_a_line_break_is_shown_whole_in_an_input_of_several_lines()
    {
        await _host.StartAsync();

        _host.Click(100, "a:form:a%0Ab");

        var request = Assert.Single(await _host.RequestsAsync(1));
        var field = JsonNode.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..])!["data"]!["components"]![0]!["component"]!;
        Assert.Equal((2, "a\nb"), ((int)field["style"]!, (string?)field["value"]));
    }

    private sealed class Feature
    {
        [Button("form"), Everyone]
        public static Task<Modal> AskAsync(ComponentContext context, string value) =>
            Task.FromResult(new Modal(Route.To("form"), "Form", new TextInput("text", "Text") { Value = value, MaxLength = 5 }));
    }
}
