using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Tests.Transcripts;

/// <summary>A ticket in which everything occurs that a message can have.</summary>
internal static class RichTicket
{
    public static async Task<Ticket> MakeAsync(TicketsWorld world, Func<string, string>? text = null)
    {
        text ??= value => value;
        var ticket = await world.TicketOfAsync(
            text: text("Since this morning the printer on floor 2 prints only smoke.\nIt worked yesterday.")
        );
        var row = (ulong id, string content, ulong author) =>
            Paper.Row(ticket, id, text(content), author, text(author == 5 ? "Carl Customer" : "Tess Tech"));
        var staff = row(
            2,
            "Hello <@5>! I am **Tess**. Please try `lpstat -p` and tell me what it says.\n> prints only smoke\nThat is ||not "
                + "good||, see <https://status.example/printers> or [the manual](https://manual.example/a_b).",
            3001
        );
        (staff.AuthorRoles, staff.IsPinned, staff.ReplyToId) = (ActorRoles.Staff, true, new(1));
        staff.ReactionsJson = JsonSerializer.Serialize(
            new List<Reaction> { new(new Emoji { Name = text("👍") }, 2), new(new Emoji { Id = new(9), Name = text("party") }, 1) }
        );
        var edited = row(
            3,
            "```sh\nlpstat -p\nprinter smoke is idle.  enabled since <now>\n```\n## Steps\n1. off\n2. on\n   - wait\n   - "
                + "hope\n-# sent from my phone",
            5
        );
        (edited.AuthorRoles, edited.EditedAt) = (ActorRoles.Owner, edited.CreatedAt.AddMinutes(1));
        var deleted = row(4, "My password is hunter2", 5);
        deleted.DeletedAt = deleted.CreatedAt.AddMinutes(2);
        var bot = row(5, "", 900);
        (bot.AuthorName, bot.AuthorIsBot, bot.Kind) = (text("DCTicket"), true, MessageKind.Own);
        bot.EmbedsJson = JsonSerializer.Serialize(new List<Embed> { Embed(text) });
        bot.ComponentsJson = JsonSerializer.Serialize(Components(text));
        var pin = row(6, "", 3001);
        (pin.Type, pin.Kind) = (6, MessageKind.System);
        var forward = row(7, "", 5);
        forward.CreatedAt = forward.CreatedAt.AddDays(1);
        forward.ForwardsJson = JsonSerializer.Serialize(
            new List<MessageSnapshot>
            {
                new(
                    new ForwardedMessage
                    {
                        Content = text("Forwarded *words*"),
                        Timestamp = forward.CreatedAt.AddDays(-3),
                        Embeds = [Embed(text)],
                    }
                ),
            }
        );
        forward.StickersJson = JsonSerializer.Serialize(new List<Sticker> { new(new(4), text("Wave"), 1) });
        var pictures = row(8, "Here are pictures, <@77> <#12> <@&200> <t:1793620800:F> <:blob:123456789012345678> @everyone", 5);
        pictures.CreatedAt = forward.CreatedAt.AddMinutes(3);
        pictures.MentionsJson = JsonSerializer.Serialize(
            new List<User>
            {
                new() { Id = new(77), Username = text("nora") },
            }
        );
        await world.ArchiveAsync(
            row(1, "It is on **fire** again, and ~~not~~ __really__ hot. https://example.com/log?a=1&b=2", 5),
            staff,
            edited,
            deleted,
            bot,
            pin,
            forward,
            pictures
        );
        await world.ArchiveAsync(
            new MessageEdit
            {
                MessageId = new(3),
                Content = text("first wording"),
                ReplacedAt = edited.EditedAt.Value,
            },
            await world.KeepAsync(ticket, 8, 81, text("smoke.png"), Paper.Png, "image/png"),
            await world.KeepAsync(ticket, 8, 82, text("printer log.txt"), new byte[3000], "text/plain"),
            new ArchivedAttachment
            {
                Id = new(83),
                MessageId = new(8),
                TicketId = ticket.Id,
                FileName = text("movie.mkv"),
                Size = 900_000_000,
                Problem = text("larger than 26214400 bytes"),
                Description = text("the smoke"),
            },
            new TicketNote
            {
                TicketId = ticket.Id,
                AuthorId = new(3001),
                AuthorName = text("Tess Tech"),
                Text = text("Calls every week."),
                CreatedAt = ticket.CreatedAt,
            }
        );
        return await world.TicketAsync(ticket.Number);
    }

    private static Embed Embed(Func<string, string> text) =>
        new()
        {
            Title = text("Printer status"),
            Url = text("https://status.example/"),
            Description = text("All **two** printers:\n- one\n- two"),
            Color = 0xED4245,
            Author = new(text("Monitor"), text("https://monitor.example")),
            Footer = new(text("Checked every minute")),
            Timestamp = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
            Image = new(text("https://cdn.example/graph.png")),
            Fields =
            [
                new(text("Floor 1"), text("fine"), true),
                new(text("Floor 2"), text("smoke"), true),
                new(text("Note"), text("Call `112`")),
            ],
        };

    private static List<MessageComponent> Components(Func<string, string> text) =>
        [
            new()
            {
                Type = 1,
                Components =
                [
                    new()
                    {
                        Type = 2,
                        Label = text("Close ticket"),
                        Style = 4,
                        CustomId = "close",
                        Emoji = new Emoji { Name = "🔒" },
                    },
                    new()
                    {
                        Type = 2,
                        Label = text("Status page"),
                        Style = 5,
                        Url = text("https://status.example/"),
                    },
                ],
            },
            new()
            {
                Type = 1,
                Components =
                [
                    new()
                    {
                        Type = 3,
                        Placeholder = text("Choose a floor"),
                        Options = [new(text("Floor 1"), "1"), new(text("Floor 2"), "2")],
                    },
                ],
            },
        ];
}
