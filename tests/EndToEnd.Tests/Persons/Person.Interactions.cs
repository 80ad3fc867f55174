using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace DCTicket.EndToEnd.Tests.Persons;

/// <summary>Commands, clicks and forms.</summary>
public sealed partial class Person
{
    /// <summary>The form that is open in front of this person.</summary>
    public JsonObject? Form { get; private set; }

    /// <summary>Runs a slash command in a channel and waits until the bot has answered.</summary>
    public async Task Runs(string command, string channel, params (string Name, object Value)[] options)
    {
        var index = await SendAsync(HttpMethod.Get, $"channels/{Channel(channel)}/application-command-index", null);
        var found = index["application_commands"]!.AsArray().FirstOrDefault(c => (string?)c!["name"] == command.TrimStart('/'))
            ?? throw new RefusedException(404, $"{Name} finds no command {command} in #{channel}.");
        var declared = found["options"]?.AsArray() ?? [];
        await InteractAsync(2, Channel(channel), new JsonObject
        {
            ["id"] = (string)found["id"]!,
            ["version"] = (string)found["version"]!,
            ["name"] = command.TrimStart('/'),
            ["type"] = 1,
            ["options"] = new JsonArray([.. options.Select(o => new JsonObject
            {
                ["type"] = (int)declared.First(d => (string?)d!["name"] == o.Name)!["type"]!,
                ["name"] = o.Name,
                ["value"] = JsonValue.Create(o.Value.ToString()),
            })]),
        });
    }

    /// <summary>The names of the commands that this person is offered in a channel.</summary>
    public async Task<IReadOnlyList<string>> CommandsIn(string channel)
    {
        var index = await SendAsync(HttpMethod.Get, $"channels/{Channel(channel)}/application-command-index", null);
        return [.. index["application_commands"]!.AsArray().Select(c => (string)c!["name"]!)];
    }

    /// <summary>Clicks the newest button of this label, waiting for it to be there, and waits until the bot has answered.</summary>
    public async Task Clicks(string label, string? channel = null)
    {
        var message = await Eventually(
            () => Messages(channel).LastOrDefault(m => Buttons(m).Any(b => Is(b, label))), () => $"{Name} to see a button “{label}”");
        await ClicksOn(message, label);
    }

    /// <summary>Clicks a button of one message and waits until the bot has answered.</summary>
    public Task ClicksOn(JsonObject message, string label)
    {
        var button = Buttons(message).First(b => Is(b, label));
        return ClicksRaw(message, (string)button["custom_id"]!);
    }

    /// <summary>Sends a click as a forged client could: any custom id on any message.</summary>
    public Task ClicksRaw(JsonObject message, string customId) => InteractAsync(
        3,
        (string)message["channel_id"]!,
        new JsonObject { ["component_type"] = 2, ["custom_id"] = customId },
        ("message_id", (string)message["id"]!),
        ("message_flags", (int?)message["flags"] ?? 0));

    /// <summary>Sends the open form with these values, and waits until the bot has answered.</summary>
    public async Task FillsIn(params (string Input, string Value)[] values)
    {
        var form = Form ?? throw new InvalidOperationException($"{Name} has no form open.");
        await SubmitsAsync(form, values);
        Form = null;
    }

    /// <summary>Sends a form, which may be one that is not open any more.</summary>
    public Task SubmitsAsync(JsonObject form, params (string Input, string Value)[] values) => InteractAsync(5, (string)form["channel_id"]!, new JsonObject
    {
        ["id"] = (string)form["id"]!,
        ["custom_id"] = (string)form["custom_id"]!,
        ["components"] = new JsonArray([.. values.Select(v => new JsonObject
        {
            ["type"] = 18,
            ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = v.Input, ["value"] = v.Value },
        })]),
    });

    private static bool Is(JsonObject button, string label) =>
        ((string?)button["label"])?.Contains(label, StringComparison.Ordinal) == true && button["disabled"]?.GetValue<bool>() != true;

    private async Task InteractAsync(int type, string channel, JsonObject data, params (string Name, JsonNode Value)[] more)
    {
        if (type != 5)
            Form = null;
        var nonce = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var answer = _gateway.Answer(nonce);
        var body = new JsonObject
        {
            ["type"] = type,
            ["application_id"] = _guild.ApplicationId,
            ["guild_id"] = _guild.Id,
            ["channel_id"] = channel,
            ["session_id"] = _gateway.SessionId,
            ["nonce"] = nonce,
            ["data"] = data,
        };
        foreach (var (name, value) in more)
            body[name] = value;
        await SendAsync(HttpMethod.Post, "interactions", JsonContent.Create<JsonNode>(body));
        var result = await answer.WaitAsync(Patience);
        if (result["failed"] is not null)
            throw new RefusedException(0, $"{Name}: the bot did not answer in time.");
        if (result["components"] is not null)
            Form = result;
    }
}
