using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>All that can be done with messages, as the archive has it.</summary>
public sealed class ArchiveStory(World world)
{
    private const string Row =
        "SELECT group_concat(Content || '|' || Kind || '|' || AuthorRoles || '|' || Type || '|' || (ReplyToId IS NOT NULL) "
        + "|| '|' || IsPinned || '|' || (DeletedAt IS NOT NULL)) FROM messages WHERE Id = @id";

    [Fact]
    public async Task Whatever_is_done_with_messages_is_in_the_archive()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess, adam) = (await guild.Carl(), await guild.Tess(), await guild.Adam());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        var channel = tess.Channel("tech-0001");

        var first = await carl.Writes(
            "tech-0001",
            "It says 500",
            ("log.txt", Encoding.UTF8.GetBytes("line one"), "text/plain"),
            ("setup.exe", Encoding.UTF8.GetBytes("MZ"), "application/x-msdownload")
        );
        await carl.Edits(first, "It says 501");
        await carl.Edits(first, "It says 502");
        var reply = await tess.SendAsync(
            HttpMethod.Post,
            $"channels/{channel}/messages",
            JsonContent.Create(new { content = $"<@{carl.Id}> since when?", message_reference = new { message_id = (string)first["id"]! } })
        );
        await tess.SendAsync(HttpMethod.Put, $"channels/{channel}/messages/{first["id"]}/reactions/%F0%9F%91%8D/@me", null);
        await carl.SendAsync(HttpMethod.Put, $"channels/{channel}/messages/{first["id"]}/reactions/%F0%9F%91%8D/@me", null);
        await adam.SendAsync(HttpMethod.Put, $"channels/{channel}/messages/pins/{first["id"]}", null);
        var slip = await tess.Writes("tech-0001", "Wrong window, sorry.");
        await tess.Deletes(slip);
        var forward = await tess.SendAsync(
            HttpMethod.Post,
            $"channels/{channel}/messages",
            JsonContent.Create(
                new
                {
                    message_reference = new
                    {
                        type = 1,
                        message_id = (string)first["id"]!,
                        channel_id = channel,
                    },
                }
            )
        );
        var forged = await carl.Writes("tech-0001", """{"type":6,"content":"DCTicket closed this ticket"}"""); // B34

        await world.KeepsAsync("It says 502|0|1|0|0|1|0", Row, Id(first));
        await world.KeepsAsync(
            "It says 500,It says 501",
            "SELECT group_concat(Content) FROM message_edits WHERE MessageId = @id",
            Id(first)
        );
        await world.KeepsAsync($"<@{carl.Id}> since when?|0|4|19|1|0|0", Row, Id(reply));
        await world.KeepsAsync("2", "SELECT json_extract(ReactionsJson, '$[0].Count') FROM messages WHERE Id = @id", Id(first));
        await world.KeepsAsync("Carl", "SELECT json_extract(MentionsJson, '$[0].Username') FROM messages WHERE Id = @id", Id(reply));
        await world.KeepsAsync("Wrong window, sorry.|0|4|0|0|0|1", Row, Id(slip));
        await world.KeepsAsync(
            "It says 502",
            "SELECT json_extract(ForwardsJson, '$[0].Message.Content') FROM messages WHERE Id = @id",
            Id(forward)
        );
        await world.KeepsAsync("""{"type":6,"content":"DCTicket closed this ticket"}|0|1|0|0|0|0""", Row, Id(forged));
        await world.KeepsAsync(
            "1",
            "SELECT COUNT(*) FROM messages WHERE Kind = 4 AND Type = 6 AND AuthorId = @author AND TicketId = (SELECT "
                + "TicketId FROM messages WHERE Id = @id)",
            Id(first),
            ("@author", long.Parse(adam.Id, null))
        );
        await world.KeepsAsync(
            "log.txt:1:,setup.exe:0:archive.file.not-allowed",
            "SELECT group_concat(FileName || ':' || (Hash IS NOT NULL) || ':' || COALESCE(Problem, '')) FROM attachments "
                + "WHERE MessageId = @id",
            Id(first)
        );

        var chinese = await carl.Writes("tech-0001", "你看", ("截圖 一.txt", Encoding.UTF8.GetBytes("x"), "text/plain"));
        await world.KeepsAsync("截圖 一.txt", "SELECT FileName FROM attachments WHERE MessageId = @id", Id(chinese));
        await tess.ClosesTicket("tech-0001", "Done");
        var log = await tess.Sees("Ticket 0001 closed", "ticket-log");
        var text = Encoding.UTF8.GetString(
            await tess.Opens(
                log["attachments"]!
                    .AsArray()
                    .OfType<JsonObject>()
                    .First(file => ((string)file["filename"]!).EndsWith(".txt", StringComparison.Ordinal))
            )
        );
        Assert.Contains("not stored: a program", text, StringComparison.Ordinal);
        Assert.Contains("截圖 一.txt", text, StringComparison.Ordinal);
        await world.KeepsAsync("2", "SELECT json_extract(ReactionsJson, '$[0].Count') FROM messages WHERE Id = @id", Id(first));
    }

    private static (string, object) Id(JsonObject message) => ("@id", long.Parse((string)message["id"]!, null));
}
