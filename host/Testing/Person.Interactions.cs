using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace DCTicket.Testing;

/// <summary>Commands, clicks and forms.</summary>
public sealed partial class Person
{
    /// <summary>The form that is open in front of this person.</summary>
    public JsonObject? Form { get; private set; }

    /// <summary>Runs a slash command, or a subcommand such as “/snippet add”, in a channel and waits until the bot has answered.</summary>
    public async Task Runs(string command, string channel, params (string Name, object Value)[] options)
    {
        Upload[] files = [.. options.Select(o => o.Value).OfType<Upload>()];
        var given = options.Select(o => (o.Name, o.Value is Upload file ? Array.IndexOf(files, file) : o.Value, false));
        await InteractAsync(2, Channel(channel), await CommandAsync(command, channel, [.. given]), files);
    }

    /// <summary>Runs a command of a message's menu, and waits until the bot has answered.</summary>
    public Task RunsOn(JsonObject message, string command) =>
        RunsOnAsync(command, 3, (string)message["channel_id"]!, (string)message["id"]!);

    /// <summary>Runs a command of a person's menu in a channel, and waits until the bot has answered.</summary>
    public Task RunsOn(string personId, string command, string channel) => RunsOnAsync(command, 2, Channel(channel), personId);

    /// <summary>Types into an option of a command, and gets what may be chosen.</summary>
    public async Task<IReadOnlyList<string>> IsOffered(string command, string channel, string option, string typed)
    {
        var result = await InteractAsync(4, Channel(channel), await CommandAsync(command, channel, [(option, typed, true)]));
        return [.. result["choices"]!.AsArray().Select(c => (string)c!["name"]!)];
    }

    /// <summary>The commands that this person is offered in a channel, as Discord gives them to its client.</summary>
    public async Task<IReadOnlyList<JsonObject>> CommandIndex(string channel)
    {
        var index = await SendAsync(HttpMethod.Get, $"channels/{Channel(channel)}/application-command-index", null);
        return [.. index["application_commands"]!.AsArray().OfType<JsonObject>()];
    }

    /// <summary>The names of the commands that this person is offered in a channel.</summary>
    public async Task<IReadOnlyList<string>> CommandsIn(string channel) =>
        [.. (await CommandIndex(channel)).Select(c => (string)c["name"]!)];

    /// <summary>What stands already in a field of the form that is open.</summary>
    public string? Filled(string input) =>
        (string?)Form!["components"]!.AsArray().Select(c => c!["component"]!).First(c => (string?)c["custom_id"] == input)["value"];

    /// <summary>Clicks the newest button of this label, waiting for it to be there, and waits until the bot has answered.</summary>
    public async Task Clicks(string label, string? channel = null)
    {
        var message = await Eventually(
            () => Messages(channel).LastOrDefault(m => Buttons(m).Any(b => Is(b, label))),
            () => $"{Name} to see a button “{label}”"
        );
        await ClicksOn(message, label);
    }

    /// <summary>Clicks a button of one message and waits until the bot has answered.</summary>
    public Task ClicksOn(JsonObject message, string label)
    {
        var button = Buttons(message).First(b => Is(b, label));
        return ClicksRaw(message, (string)button["custom_id"]!);
    }

    /// <summary>
    /// Clicks a button of one message; when the bot does not answer in time or says so, as one that has just started may, clicks again.
    /// </summary>
    public async Task ClicksUntilAnswered(JsonObject message, string label)
    {
        for (var left = 5; ; left--)
        {
            var slow = SlowAnswers;
            try
            {
                await ClicksOn(message, label);
                if (SlowAnswers == slow || left == 0)
                    return;
            }
            catch (RefusedException e) when (e.Status == 0 && left > 0)
            {
                // “The application did not respond.”
            }
        }
    }

    private int SlowAnswers => Messages().Count(message => TextOf(message).Contains("That took too long", StringComparison.Ordinal));

    /// <summary>Sends a click as a forged client could: any custom id on any message.</summary>
    public Task ClicksRaw(JsonObject message, string customId) =>
        InteractAsync(
            3,
            (string)message["channel_id"]!,
            new JsonObject { ["component_type"] = 2, ["custom_id"] = customId },
            ("message_id", (string)message["id"]!),
            ("message_flags", (int?)message["flags"] ?? 0)
        );

    /// <summary>Chooses in the select that says this while it is empty, and waits until the bot has answered.</summary>
    public Task Chooses(JsonObject message, string placeholder, params IEnumerable<string> values)
    {
        var select = Buttons(message).First(c => (string?)c["placeholder"] == placeholder);
        return InteractAsync(
            3,
            (string)message["channel_id"]!,
            new JsonObject
            {
                ["component_type"] = (int)select["type"]!,
                ["custom_id"] = (string)select["custom_id"]!,
                ["values"] = new JsonArray([.. values]),
            },
            ("message_id", (string)message["id"]!),
            ("message_flags", (int?)message["flags"] ?? 0)
        );
    }

    /// <summary>
    /// Sends the open form with these values, and waits until the bot has answered. A value is a text, a bool, a list of values, or of
    /// files (<see cref="Upload"/>).
    /// </summary>
    public async Task FillsIn(params (string Input, object Value)[] values)
    {
        var form = Form ?? throw new InvalidOperationException($"{Name} has no form open.");
        await SubmitsAsync(form, values);
        Form = null;
    }

    /// <summary>Sends a form, which may be one that is not open any more.</summary>
    public Task SubmitsAsync(JsonObject form, params (string Input, object Value)[] values)
    {
        var fields = form["components"]!
            .AsArray()
            .Select(label => label!["component"])
            .OfType<JsonObject>()
            .ToDictionary(field => (string)field["custom_id"]!);
        var files = new List<Upload>();
        var components = new JsonArray();
        foreach (var (input, value) in values)
        {
            var field = new JsonObject { ["type"] = (int?)fields.GetValueOrDefault(input)?["type"] ?? 4, ["custom_id"] = input };
            if (value is IEnumerable<Upload> uploads)
                field["values"] = new JsonArray([.. uploads.Select(upload => Add(upload))]);
            else if (value is IEnumerable<string> several)
                field["values"] = new JsonArray([.. several]);
            else
                field["value"] = value is bool ticked ? ticked : (string)value;
            components.Add((JsonNode)new JsonObject { ["type"] = 18, ["component"] = field });
        }

        var data = new JsonObject
        {
            ["id"] = (string)form["id"]!,
            ["custom_id"] = (string)form["custom_id"]!,
            ["components"] = components,
        };
        return InteractAsync(5, (string)form["channel_id"]!, data, files);

        int Add(Upload upload)
        {
            files.Add(upload);
            return files.Count - 1;
        }
    }

    private static bool Is(JsonObject button, string label) =>
        ((string?)button["label"])?.Contains(label, StringComparison.Ordinal) == true && button["disabled"]?.GetValue<bool>() != true;

    private async Task<JsonObject> CommandAsync(
        string command,
        string channel,
        IReadOnlyList<(string Name, object Value, bool Focused)> options
    )
    {
        var words = command.TrimStart('/').Split(' ');
        var found =
            (await CommandIndex(channel)).FirstOrDefault(c => (string?)c["name"] == words[0] && (int)c["type"]! == 1)
            ?? throw new RefusedException(404, $"{Name} finds no command {command} in #{channel}.");
        var parts = new List<JsonObject> { found };
        foreach (var word in words.Skip(1))
            parts.Add(parts[^1]["options"]!.AsArray().OfType<JsonObject>().First(o => (string?)o["name"] == word));
        var given = new JsonArray([
            .. options.Select(o => new JsonObject
            {
                ["type"] = (int)parts[^1]["options"]!.AsArray().First(d => (string?)d!["name"] == o.Name)!["type"]!,
                ["name"] = o.Name,
                ["value"] = o.Value is bool flag ? JsonValue.Create(flag) : JsonValue.Create(o.Value.ToString()),
                ["focused"] = o.Focused,
            }),
        ]);
        foreach (var part in parts.Skip(1).Reverse())
            given = new JsonArray(
                new JsonObject
                {
                    ["type"] = (int)part["type"]!,
                    ["name"] = (string)part["name"]!,
                    ["options"] = given,
                }
            );
        return new JsonObject
        {
            ["id"] = (string)found["id"]!,
            ["version"] = (string)found["version"]!,
            ["name"] = words[0],
            ["type"] = 1,
            ["options"] = given,
        };
    }

    private async Task RunsOnAsync(string command, int type, string channel, string target)
    {
        var index = await SendAsync(HttpMethod.Get, $"channels/{channel}/application-command-index", null);
        var found =
            index["application_commands"]!.AsArray().FirstOrDefault(c => (string?)c!["name"] == command && (int)c["type"]! == type)
            ?? throw new RefusedException(404, $"{Name} finds no command “{command}” there.");
        await InteractAsync(
            2,
            channel,
            new JsonObject
            {
                ["id"] = (string)found["id"]!,
                ["version"] = (string)found["version"]!,
                ["name"] = command,
                ["type"] = type,
                ["target_id"] = target,
            }
        );
    }

    private Task<JsonObject> InteractAsync(int type, string channel, JsonObject data, params (string Name, JsonNode Value)[] more) =>
        InteractAsync(type, channel, data, [], more);

    private async Task<JsonObject> InteractAsync(
        int type,
        string channel,
        JsonObject data,
        IReadOnlyList<Upload> files,
        params (string Name, JsonNode Value)[] more
    )
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
        using var content = Multipart(JsonContent.Create<JsonNode>(body), files);
        await SendAsync(HttpMethod.Post, "interactions", content);
        var result = await answer.WaitAsync(Patience);
        if (result["failed"] is not null)
            throw new RefusedException(0, $"{Name}: the bot did not answer in time.");
        if (result["components"] is not null)
            Form = result;
        return result;
    }
}
