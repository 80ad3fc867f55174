using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Load;

/// <summary>
/// Sends any number of synthetic events without changing the world. Each message has its own id; the rest is built once, so that building
/// takes no time.
/// </summary>
internal sealed class Flood(SandboxWorld world)
{
    public const string Messages = "messages";
    public const string Noise = "noise";
    public const string Pins = "pins";

    // As long as current ids.
    private const ulong Placeholder = 1111111111111111111;

    private static readonly string[] Texts =
    [
        "ok",
        "Thank you, that did it!",
        "Where can I download the invoice of last month? The page says that I have none, but I paid on the 3rd.",
        "我的伺服器從今天早上開始就無法啟動了，重新安裝也沒有用。",
        "Has anybody else seen this? 😅",
        "See https://example.org/docs/setup?step=3#network, it is all in there.",
        "My server does not start any more since this morning. The log says `connection refused` on port 25565, and nothing "
            + "listens there. I have restarted it twice, "
            + "and I have restored yesterday's backup, which did not help either. What else can I try before I set it up anew?",
        "**Update:** it is back up. We are sorry for the trouble, and will write here what was wrong as soon as we know it ourselves.",
    ];

    private readonly List<(byte[] Data, int IdAt)> _messages = MakeMessages(world);
    private readonly List<(string Name, byte[] Data)> _noise = FloodNoise.Make(world);
    private readonly byte[] _pins = MakePins(world);
    private int _next;

    /// <summary>The next event of a kind.</summary>
    public (string Name, byte[] Data) Next(string kind)
    {
        _next++;
        return kind switch
        {
            Pins => ("CHANNEL_PINS_UPDATE", _pins),
            Noise => _noise[_next % _noise.Count],
            _ => ("MESSAGE_CREATE", Message(_next)),
        };
    }

    private byte[] Message(int number)
    {
        var (template, at) = _messages[number % _messages.Count];
        var data = template.ToArray();
        world.NewId().TryFormat(data.AsSpan(at), out _, provider: CultureInfo.InvariantCulture);
        return data;
    }

    private static List<(byte[] Data, int IdAt)> MakeMessages(SandboxWorld world)
    {
        var messages = new List<(byte[], int)>();
        foreach (var guild in world.State.Guilds.Values)
        {
            var people = guild.Members.Keys.Where(member => member != world.Bot.Id).ToList();
            var channels = guild.Channels.Values.Where(channel => channel.Type == 0 && world.Sees(world.Bot.Id, channel)).ToList();
            for (var i = 0; i < people.Count * Texts.Length; i++)
            {
                var message = new Message
                {
                    Id = Placeholder,
                    ChannelId = channels[i % channels.Count].Id,
                    AuthorId = people[i % people.Count],
                    Content = Texts[i % Texts.Length],
                    Timestamp = world.Now,
                    Mentions = i % 5 == 0 ? [people[^1]] : [],
                };
                var data = Json.Bytes(MessageView.Event(world, message));
                messages.Add((data, data.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Placeholder.Text()))));
            }
        }

        return messages;
    }

    private static byte[] MakePins(SandboxWorld world)
    {
        var channel = world.State.Guilds.Values.First().Channels.Values.First(channel => channel.Type == 0);
        return Json.Bytes(
            new JsonObject
            {
                ["guild_id"] = channel.GuildId.Text(),
                ["channel_id"] = channel.Id.Text(),
                ["last_pin_timestamp"] = world.Now.Stamp(),
            }
        );
    }
}
