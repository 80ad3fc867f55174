using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Opening.FormSteps;

namespace DCTicket.Tickets.Tests.Opening;

public sealed class FormFileTests
{
    [Fact]
    public async Task Files_are_posted_with_the_first_message_and_what_could_not_be_had_says_why()
    {
        await using var world = await StartAsync();
        var big = File(world, "dump.bin", 9) with { Size = world.Options.MaxAttachmentBytes + 1 };
        await FirstAsync(world, "alpha", File(world, "shot.png", 5), big, File(world, "lost.txt", 7, there: false));

        Assert.False((await SecondAsync(world)).Refused);

        var ticket = await world.TicketAsync();
        var welcome = world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId).Message;
        Assert.Equal("shot.png", Assert.Single(welcome.Files).Name);
        Assert.Equal("shot!", Encoding.UTF8.GetString(welcome.Files[0].Content.Span));
        var shown = welcome.Embeds[1].Fields.Single(field => field.Name == "Screenshots").Value;
        Assert.Contains("dump.bin: too large", shown, StringComparison.Ordinal);
        Assert.Contains("lost.txt: could not be downloaded", shown, StringComparison.Ordinal);
        Assert.Null(ticket.NextRunAt);
    }

    [Fact]
    public async Task More_files_than_a_message_takes_follow_in_others_once()
    {
        await using var world = await StartAsync();
        await world.EditAsync(
            "tech",
            d =>
                d.Form = [
                    new()
                    {
                        Fields =
                        [
                            .. Enumerable
                                .Range(0, 4)
                                .Select(i => new FormQuestion
                                {
                                    Key = $"f{i}",
                                    Kind = FormFieldKind.File,
                                    Label = new() { ["en"] = "F" },
                                    Max = 10,
                                }),
                        ],
                    },
                ]
        );
        var values = Enumerable
            .Range(0, 4)
            .Select(i =>
                ($"f{i}", new ModalValue { Attachments = [.. Enumerable.Range(0, 6).Select(n => File(world, $"{i}-{n}.txt", 4))] })
            )
            .ToArray();
        // The second message arrives, but its answer does not.
        world.Discord.After = verb =>
        {
            if (verb == "send" && world.Discord.Sent[^1].Message.Content?.StartsWith("📎", StringComparison.Ordinal) == true)
                throw RecordingDiscord.Refusal(502, 0);
        };
        await world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 0, values);
        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(3));
        await world.SweepAsync();

        var ticket = await world.TicketAsync();
        var sent = world.Discord.Sent.Where(message => message.Channel == ticket.ChannelId).Select(message => message.Message).ToList();
        Assert.Equal([10, 10, 4], sent.Select(message => message.Files.Count));
        Assert.Equal(24, sent.SelectMany(message => message.Files).Select(file => file.Name).Distinct().Count());
        Assert.All(sent, message => Assert.True(message.Nonce!.Length <= 25));
        Assert.Null(ticket.NextRunAt);
    }

    [Fact]
    public async Task Files_that_Discord_does_not_take_back_do_not_stop_the_ticket()
    {
        await using var world = await StartAsync();
        await FirstAsync(world, "alpha", File(world, "shot.png", 5));
        var refused = false;
        world.Discord.Before = (verb, _) =>
        {
            if (verb == "send" && !refused)
            {
                refused = true;
                throw RecordingDiscord.Refusal(413, DiscordErrorCode.RequestTooLarge);
            }
        };
        Assert.False((await SecondAsync(world)).Refused);

        var ticket = await world.TicketAsync();
        var welcome = world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId).Message;
        Assert.Empty(welcome.Files);
        Assert.Contains(
            "too large to post here",
            welcome.Embeds[1].Fields.Single(field => field.Name == "Screenshots").Value,
            StringComparison.Ordinal
        );
        Assert.Null(ticket.NextRunAt);
    }

    [Fact]
    public async Task Drafts_of_yesterday_go_with_their_files_unless_a_ticket_has_the_same()
    {
        await using var world = await StartAsync();
        await FirstAsync(world, "alpha", File(world, "shot.png", 5));
        await SecondAsync(world);
        var files = new ModalValue { Attachments = [File(world, "same.png", 5), File(world, "other.png", 9)] };
        await world.SubmitAsync(TicketsWorld.Member(1002), "tech", 0, ("server", Text("beta")), ("files", files));
        var draft = await world.ReadAsync(db => db.Drafts.AsNoTracking().SingleAsync());
        var (same, other) = (draft.Answers[1].Files[0].Hash!, draft.Answers[1].Files[1].Hash!);
        world.Time.Advance(TimeSpan.FromDays(1));

        await world.HandleAsync<ExpireFormDrafts>(job => job.RunAsync(default));

        Assert.Equal(0, await world.ReadAsync(db => db.Drafts.CountAsync()));
        Assert.NotNull(await world.InAsync<AttachmentFiles, byte[]?>(store => store.ReadAsync(same, default)));
        Assert.Null(await world.InAsync<AttachmentFiles, byte[]?>(store => store.ReadAsync(other, default)));
    }
}
