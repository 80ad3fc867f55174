using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>A form of two pages, with files.</summary>
public sealed class FormTests
{
    private const ulong Carl = 1001;

    private static readonly List<FormPage> _form =
    [
        new()
        {
            Fields =
            [
                new()
                {
                    Key = "server",
                    Kind = FormFieldKind.Text,
                    Label = new() { ["en"] = "Which server?", ["zh-TW"] = "哪一台伺服器？" },
                    Min = 3,
                    Max = 20,
                },
                new()
                {
                    Key = "files",
                    Kind = FormFieldKind.File,
                    Label = new() { ["en"] = "Screenshots" },
                    Required = false,
                    Max = 3,
                },
            ],
        },
        new()
        {
            Fields =
            [
                new()
                {
                    Key = "plan",
                    Kind = FormFieldKind.Select,
                    Label = new() { ["en"] = "Plan" },
                    Options =
                    [
                        new()
                        {
                            Value = "s",
                            Label = new() { ["en"] = "Small", ["zh-TW"] = "小" },
                        },
                        new()
                        {
                            Value = "l",
                            Label = new() { ["en"] = "Large", ["zh-TW"] = "大" },
                        },
                    ],
                },
                new()
                {
                    Key = "agree",
                    Kind = FormFieldKind.Checkbox,
                    Label = new() { ["en"] = "I agree" },
                },
            ],
        },
    ];

    [Fact]
    public async Task The_second_page_opens_the_ticket_with_the_answers_of_both()
    {
        await using var world = await StartAsync();
        Assert.Equal(["server", "files"], (await world.AskAsync(Carl)).Inputs.OfType<Contracts.ModalField>().Select(input => input.Name));
        var first = await FirstAsync(world);
        Assert.Equal(["form:tech:1:0", "form:tech:0:0"], first.Message.Buttons.Select(button => button.Route.Value));
        Assert.Equal(["plan", "agree"], (await ContinueAsync(world, 1)).Inputs.OfType<Contracts.ModalField>().Select(input => input.Name));

        Assert.False((await SecondAsync(world)).Refused);

        var ticket = await world.TicketAsync();
        Assert.Equal(["server", "files", "plan", "agree"], ticket.Answers.Select(answer => answer.Key));
        Assert.Equal(["alpha"], ticket.Answers[0].Values);
        Assert.Equal(["Large"], ticket.Answers[2].Values);
        Assert.Equal("Which server?: alpha\nPlan: Large\nI agree: Yes", ticket.Description);
        var welcome = world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId).Message;
        Assert.Contains(welcome.Embeds[1].Fields, field => field is { Name: "Which server?", Value: "alpha" });
        Assert.Equal(0, await world.ReadAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task What_is_filled_in_outlives_a_restart_and_the_panel_offers_to_go_on()
    {
        await using var world = await StartAsync();
        await FirstAsync(world);
        await world.RestartAsync();

        var asked = await world.AskAsync(Carl);
        Assert.Contains("1 of 2 pages", asked.Instead!.Content, StringComparison.Ordinal);
        Assert.False((await SecondAsync(world)).Refused);
        Assert.Equal(["alpha"], (await world.TicketAsync()).Answers[0].Values);
    }

    [Fact]
    public async Task The_first_page_begins_anew_and_a_day_later_there_is_nothing_to_go_on_with()
    {
        await using var world = await StartAsync();
        await FirstAsync(world, "alpha");
        await FirstAsync(world, "omega");
        world.Time.Advance(TimeSpan.FromHours(23));
        Assert.NotNull((await world.AskAsync(Carl)).Instead);
        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.Null((await world.AskAsync(Carl)).Instead);
        var late = await SecondAsync(world);
        Assert.Contains("start over", late.Message.Content, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task A_later_page_without_the_earlier_ones_or_after_a_change_of_the_form_opens_nothing()
    {
        await using var world = await StartAsync();
        Assert.Contains("start over", (await SecondAsync(world)).Message.Content, StringComparison.Ordinal);
        await FirstAsync(world);
        await world.EditAsync(
            "tech",
            d =>
                d.Form = [
                    new()
                    {
                        Fields =
                        [
                            .. d.Form[0].Fields,
                            new()
                            {
                                Key = "new",
                                Label = new() { ["en"] = "New" },
                            },
                        ],
                    },
                    d.Form[1],
                ]
        );

        Assert.Contains("start over", (await SecondAsync(world)).Message.Content, StringComparison.Ordinal);
        Assert.NotNull((await ContinueAsync(world, 1)).Instead);
        Assert.NotNull((await ContinueAsync(world, 7)).Instead);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task What_the_client_lets_through_is_checked_again()
    {
        await using var world = await StartAsync();
        var first = await world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 0, ("server", Text("ab")));
        Assert.Contains("at least 3 characters", first.Message.Content, StringComparison.Ordinal);
        await FirstAsync(world);

        var second = await world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 1, ("plan", Chosen("xl")), ("agree", new ModalValue()));

        Assert.True(second.Refused);
        Assert.Contains("“Plan”: your choice", second.Message.Content, StringComparison.Ordinal);
        Assert.Contains("“I agree” must be checked", second.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_open_is_checked_again_when_the_form_is_sent()
    {
        await using var world = await StartAsync();
        await FirstAsync(world);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.PausedAt, world.Time.GetUtcNow())));
        Assert.True((await SecondAsync(world)).Refused);
        Assert.NotNull((await ContinueAsync(world, 1)).Refusal);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.PausedAt, (DateTimeOffset?)null)));
        Assert.False((await SecondAsync(world)).Refused);
    }

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

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.EditAsync("tech", department => department.Form = _form);
        return world;
    }

    private static Task<Reply> FirstAsync(TicketsWorld world, string server = "alpha", params IReadOnlyList<Attachment> files) =>
        world.SubmitAsync(
            TicketsWorld.Member(Carl),
            "tech",
            0,
            ("server", Text(server)),
            ("files", new ModalValue { Attachments = files })
        );

    private static Task<Reply> SecondAsync(TicketsWorld world) =>
        world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 1, ("plan", Chosen("l")), ("agree", new ModalValue { Checked = true }));

    private static Task<Modal> ContinueAsync(TicketsWorld world, int page) =>
        world.InAsync<FillInForm, Modal>(form =>
            form.ContinueAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(Carl)), "tech", page, default, default)
        );

    private static ModalValue Text(string text) => new() { Text = text, Values = [text] };

    private static ModalValue Chosen(params string[] values) => new() { Text = values[0], Values = values };

    // The bytes depend on the size alone.
    private static Attachment File(TicketsWorld world, string name, int size, bool there = true)
    {
        var id = world.Discord.NextId();
        if (there)
            world.Discord.Files[id] = Encoding.UTF8.GetBytes("shot!".PadRight(size, '.')[..size]);
        return new Attachment
        {
            Id = id,
            Filename = name,
            ContentType = "image/png",
            Size = size,
            Url = new Uri("https://cdn.example/x"),
        };
    }
}
