// Plays an admin, a customer and a staff member against a running bot in the Sandbox, by REST and gateway alone:
//   dotnet run --project host/Host          (in one terminal)
//   dotnet run --project tests/Play         (in another; takes the Sandbox's address, else http://127.0.0.1:5080)
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Testing;

var sandbox = new Uri(args is [var address, ..] ? address : "http://127.0.0.1:5080");
try
{
    await using var guild = await TestGuild.CreateAsync(sandbox, "Play", unlisted: true);
    var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());

    void Say(string who, string what) => Console.WriteLine($"{who}: {guild.Readable(what).ReplaceLineEndings("\n    ")}\n");

    // A bot that has just started asks to press once more where its first form comes too late.
    static async Task OpensForm(Person person, string button, string channel)
    {
        for (var left = 5; person.Form is null && left > 0; left--)
            await person.Clicks(button, channel);
    }

    Say("Adam", "/setup in #support");
    await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
    Say("bot", Person.TextOf(await adam.Sees("The panel is posted")));

    Say("Carl", "clicks “Tech support”, and fills in the form");
    await OpensForm(carl, "Tech support", "support");
    await carl.FillsIn(("description", "My server does not start after the update this morning."));
    await carl.Sees("Your ticket is ready");
    var channel = (
        await tess.Eventually(
            () => tess.Channels.FirstOrDefault(name => name.StartsWith("tech-", StringComparison.Ordinal)),
            () => "the ticket"
        )
    )!;
    Say("bot", Person.TextOf(await tess.Sees("My server does not start", channel)));

    Say("Tess", "Have you tried to restart it?");
    await tess.Writes(channel, "Have you tried to restart it?");
    await carl.Sees("Have you tried to restart it?", channel);
    Say("Carl", "That did it, thank you! (and a file)");
    await carl.Writes(channel, "That did it, thank you!", ("server.log", Encoding.UTF8.GetBytes("all is well"), "text/plain"));
    await tess.Sees("That did it", channel);

    Say("Tess", "clicks “Close ticket”");
    await OpensForm(tess, "Close ticket", channel);
    await tess.FillsIn(("reason", "Restarted"));
    Say("bot", Person.TextOf(await carl.Sees("This ticket is closed", channel)));
    var mail = await carl.Sees("Here is the transcript");
    var text = mail["attachments"]!
        .AsArray()
        .OfType<JsonObject>()
        .First(file => ((string)file["filename"]!).EndsWith(".txt", StringComparison.Ordinal));
    Say("bot, to Carl alone", Encoding.UTF8.GetString(await carl.Opens(text)));
    Say("bot, in #ticket-log", Person.TextOf(await tess.Sees("closed", "ticket-log")));
    Console.WriteLine("The whole story went well.");
    return 0;
}
catch (Exception e) when (e is HttpRequestException or RefusedException or TimeoutException)
{
    await Console.Error.WriteLineAsync($"The story stopped: {e.Message}");
    return 1;
}
