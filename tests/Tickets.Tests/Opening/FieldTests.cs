using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>Every kind of field: what Discord is asked for, and what comes of what it brings.</summary>
public sealed class FieldTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly List<FormOption> Options =
    [
        .. new[] { "a", "b", "c" }.Select(value => new FormOption
        {
            Value = value,
            Label = new() { ["en"] = value.ToUpperInvariant(), ["zh-TW"] = "選" + value },
        }),
    ];

    private static readonly GuildSettingsSnapshot Guild = new(
        new GuildSettings { GuildId = new(100), Culture = "en" },
        TicketsWorld.English,
        "Guild",
        TranscriptDelivery.Both
    );

    public static TheoryData<string> Kinds => [.. Enum.GetNames<FormFieldKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_asked_for_in_the_members_language(string kind)
    {
        var field = Field(Enum.Parse<FormFieldKind>(kind)) with
        {
            Help = new() { ["en"] = "Help" },
            Label = new() { ["en"] = "Label", ["zh-TW"] = "標籤" },
        };
        var input = Assert.IsType<Contracts.ModalField>(Build(field), exactMatch: false);

        Assert.Equal(("field", "標籤", "Help"), (input.Name, input.Label, input.Description));
    }

    [Fact]
    public void Bounds_stay_within_what_Discord_takes()
    {
        var text = Assert.IsType<TextInput>(Build(Field(FormFieldKind.Paragraph) with { Min = 5, Max = 4000 }));
        Assert.Equal((5, 4000, true), (text.MinLength, text.MaxLength, text.Multiline));
        var files = Assert.IsType<FileUploadInput>(Build(Field(FormFieldKind.File) with { Max = 25 }));
        Assert.Equal((1, 10), (files.MinValues, files.MaxValues));
        var boxes = Assert.IsType<CheckboxGroupInput>(Build(Field(FormFieldKind.Checkboxes) with { Required = false }));
        Assert.Equal((1, 3, false), (boxes.MinValues, boxes.MaxValues, boxes.Required));
    }

    [Fact]
    public void The_number_of_the_page_is_seen_whatever_the_department_is_called()
    {
        var department = new Department
        {
            Key = "tech",
            Names = new() { ["en"] = new string('x', 80) },
            Form = [Page(Field(FormFieldKind.Text)), Page(Field(FormFieldKind.Text))],
        };
        var title = ModalBuilder.Build(department, 1, null, TicketsWorld.English).Title;
        Assert.True(title.Length <= 45);
        Assert.EndsWith("page 2 of 2", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FormFieldKind.Text), "form.missing")]
    [InlineData(nameof(FormFieldKind.Radio), "form.missing")]
    [InlineData(nameof(FormFieldKind.File), "form.missing")]
    [InlineData(nameof(FormFieldKind.User), "form.missing")]
    [InlineData(nameof(FormFieldKind.Checkbox), "form.tick")]
    public void What_is_required_is_missed_and_what_is_not_may_be_empty(string kind, string key)
    {
        var field = Field(Enum.Parse<FormFieldKind>(kind)) with { Min = kind == nameof(FormFieldKind.Text) ? 3 : null };
        Assert.Equal(TicketTexts.Get(TicketsWorld.English, key, "Label", 0), Problem(field, new ModalValue()));
        Assert.Null(Problem(field with { Required = false }, new ModalValue()));
    }

    [Fact]
    public void Too_many_choices_and_strange_ones_are_refused()
    {
        var two = Field(FormFieldKind.Select) with { Min = 2, Max = 2 };
        Assert.Contains("at least 2", Problem(two, Chosen("a")), StringComparison.Ordinal);
        Assert.Contains("at most 2", Problem(two, Chosen("a", "b", "c")), StringComparison.Ordinal);
        Assert.Contains("no longer available", Problem(two, Chosen("a", "z")), StringComparison.Ordinal);
        Assert.Contains("at most 1", Problem(Field(FormFieldKind.Radio), Chosen("a", "b")), StringComparison.Ordinal);
        Assert.Null(Problem(two, Chosen("a", "b")));
    }

    [Fact]
    public void Answers_are_kept_in_the_servers_language_with_their_ids()
    {
        Assert.Equal(["選a", "選c"], Answer(Field(FormFieldKind.Checkboxes), Chosen("a", "c")).Values);
        Assert.Equal(["是"], Answer(Field(FormFieldKind.Checkbox), new ModalValue { Checked = true }).Values);
        Assert.Equal(["x y"], Answer(Field(FormFieldKind.Text), new ModalValue { Text = "  x y \n" }).Values);
        var both = Answer(Field(FormFieldKind.Mentionable) with { Max = 2 }, new ModalValue { Ids = [new(5), new(300)] });
        Assert.Equal(2, both.Ids.Count);
        Assert.Equal([new Snowflake(300)], both.Roles);
    }

    [Fact]
    public void Whatever_was_answered_fits_into_the_message_and_long_answers_stand_in_a_file()
    {
        var random = new Random(20261124);
        string[] parts = ["word ", "*", "字", "👍🏽", "\n", "https://example.com/a_b ", "<@1>", "\\", "`"];
        string Some(int least, int most) =>
            string.Concat(Enumerable.Range(0, random.Next(least, most)).Select(_ => parts[random.Next(parts.Length)]));
        for (var i = 0; i < 200; i++)
        {
            var ticket = new Ticket
            {
                OwnerName = "",
                OwnerCulture = "en",
                Description = "",
                Answers =
                [
                    .. Enumerable
                        .Range(0, random.Next(1, 30))
                        .Select(n => new TicketAnswer
                        {
                            Key = $"k{n}",
                            Label = Some(1, 40),
                            Values = [Some(0, i % 2 == 0 ? 600 : 20)],
                            Files =
                                n > 0
                                    ? []
                                    :
                                    [
                                        new AnswerFile("f.txt", null, 3, "h"),
                                        new AnswerFile(new string('n', 200), null, 3, null, FileProblem.TooLarge),
                                    ],
                        }),
                ],
            };
            var before = new Embed { Description = new string('w', random.Next(1500)), Fields = [new("a", new string('b', 700))] };
            var embed = Assert.Single(FormAnswersRenderer.Render(ticket, Guild, 1, before));

            Assert.InRange(embed.Fields.Count, 1, 25);
            Assert.All(embed.Fields, field => Assert.InRange(Count(field.Value), 1, 1024));
            Assert.All(embed.Fields, field => Assert.InRange(Count(field.Name), 1, 256));
            var all =
                before.Description!.Length + 701 + Count(embed.Footer?.Text ?? "") + embed.Fields.Sum(f => Count(f.Name) + Count(f.Value));
            Assert.InRange(all, 1, 6000);
            if (!FormAnswersRenderer.AreLong(ticket))
                Assert.All(
                    embed.Fields.Zip(ticket.Answers),
                    pair => Assert.StartsWith(Markdown.Escape(pair.Second.Values[0]), pair.First.Value, StringComparison.Ordinal)
                );
        }
    }

    // As Discord counts: code points.
    private static int Count(string text) => text.EnumerateRunes().Count();

    private static FormQuestion Field(FormFieldKind kind) =>
        new()
        {
            Key = "field",
            Kind = kind,
            Label = new() { ["en"] = "Label" },
            Options = Options,
        };

    private static FormPage Page(FormQuestion field) => new() { Fields = [field] };

    private static ModalComponent Build(FormQuestion field) =>
        ModalBuilder.Build(new Department { Key = "tech", Form = [Page(field)] }, 0, null, Chinese).Inputs.Single();

    private static ModalValue Chosen(params string[] values) => new() { Text = values[0], Values = values };

    private static string? Problem(FormQuestion field, ModalValue value) =>
        FormAnswerReader.Run(Page(field), Context(value), Chinese).Problems.SingleOrDefault()?[2..];

    private static TicketAnswer Answer(FormQuestion field, ModalValue value)
    {
        var (answers, problems) = FormAnswerReader.Run(Page(field), Context(value), Chinese);
        Assert.Empty(problems);
        return answers.Single().Answer;
    }

    private static ModalContext Context(ModalValue value) =>
        new()
        {
            Id = new(1),
            GuildId = new(100),
            ChannelId = new(110),
            Member = TicketsWorld.Member(5),
            AppPermissions = Permissions.None,
            Culture = TicketsWorld.English,
            GuildCulture = Chinese,
            Texts = TicketTexts.Catalog,
            Values = new Dictionary<string, ModalValue> { ["field"] = value },
            Resolved = new Resolved
            {
                Roles = new Dictionary<Snowflake, Role>
                {
                    [new(300)] = new() { Id = new(300), Name = "R" },
                },
            },
        };
}
