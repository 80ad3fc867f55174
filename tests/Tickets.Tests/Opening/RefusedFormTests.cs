using DCTicket.Contracts;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Tickets.Privacy.UserData;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>A form that is refused can be opened again with what was typed.</summary>
public sealed class RefusedFormTests
{
    private const ulong Carl = 1001;

    [Fact]
    public async Task A_form_with_a_wrong_answer_opens_again_with_what_was_typed()
    {
        await using var world = await TicketsWorld.StartAsync();
        var refused = await world.OpenAsync(Carl, text: "short");
        Assert.True(refused.Refused);
        Assert.StartsWith("Please check your answers:\n", refused.Message.Content, StringComparison.Ordinal);

        var form = await AgainAsync(world, refused.Message, TicketsWorld.Member(Carl));
        Assert.Equal("open:tech:0:0", form.Route.Value);
        Assert.Equal("short", Assert.IsType<TextInput>(form.Inputs.Single()).Value);
        Assert.False((await world.OpenAsync(Carl)).Refused);
        Assert.Equal(0, await world.ReadAsync(db => db.RefusedForms.CountAsync()));
    }

    [Fact]
    public async Task A_limit_and_a_pause_between_opening_and_sending_lose_nothing() // L14
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(Carl);
        var limited = await world.OpenAsync(Carl, text: "A second one that is long enough");
        Assert.True(limited.Refused);
        Assert.Equal("A second one that is long enough", await TypedAsync(world, limited.Message, Carl));

        await world.PauseAsync("Lunch");
        var paused = await world.OpenAsync(1002, text: "During the pause this was sent");
        Assert.True(paused.Refused);
        Assert.Equal("During the pause this was sent", await TypedAsync(world, paused.Message, 1002));
    }

    [Fact]
    public async Task What_a_member_typed_is_not_for_others_and_not_for_another_server_and_lasts_a_day()
    {
        await using var world = await TicketsWorld.StartAsync();
        var refused = (await world.OpenAsync(Carl, text: "short")).Message;
        Assert.NotNull((await AgainAsync(world, refused, TicketsWorld.Member(1002))).Refusal);
        Assert.NotNull((await AgainAsync(world, refused, TicketsWorld.Member(1, Permissions.Administrator))).Refusal);
        Assert.NotNull((await AgainAsync(world, refused, TicketsWorld.Member(Carl), new Snowflake(101))).Refusal);
        Assert.Null((await AgainAsync(world, refused, TicketsWorld.Member(Carl))).Refusal);

        world.Time.Advance(FormDraftStore.Lifetime);
        Assert.NotNull((await AgainAsync(world, refused, TicketsWorld.Member(Carl))).Refusal);
        await world.HandleAsync<ExpireFormDrafts>(job => job.RunAsync(CancellationToken.None));
        Assert.Equal(0, await world.ReadAsync(db => db.RefusedForms.CountAsync()));
    }

    [Fact]
    public async Task Sending_the_same_form_wrongly_again_keeps_one()
    {
        await using var world = await TicketsWorld.StartAsync();
        var first = (await world.OpenAsync(Carl, text: "short")).Message;
        await world.OpenAsync(Carl, text: "shorter");
        Assert.Equal(1, await world.ReadAsync(db => db.RefusedForms.CountAsync()));
        Assert.Equal("shorter", await TypedAsync(world, first, Carl));
    }

    [Fact]
    public async Task A_wrong_number_names_its_field_and_keeps_the_rest()
    {
        await using var world = await TicketsWorld.StartAsync();
        var refused = await world.EditPartAsync("limits", "tech", ("max-open", "0"), ("cooldown", "2h"));
        Assert.Contains("must be a whole number from 1 to 25", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains(TicketTexts.Get(TicketsWorld.English, "department.field.max-open"), refused.Refusal, StringComparison.Ordinal);

        var form = await AgainAsync(world, refused.RefusalMessage!, TicketsWorld.Member(1, Permissions.Administrator));
        Assert.Equal(
            ["0", "2h"],
            form.Inputs.OfType<TextInput>().Where(input => input.Name is "max-open" or "cooldown").Select(input => input.Value)
        );
        Assert.NotNull((await world.SavePartAsync(form, ("max-open", "2"))).Message);
        Assert.Equal(TimeSpan.FromHours(2), (await world.DepartmentAsync()).Limits.Cooldown);
    }

    [Fact]
    public async Task Reasons_that_an_admin_typed_are_kept_when_a_time_is_wrong()
    {
        await using var world = await TicketsWorld.StartAsync();
        var refused = await world.EditPartAsync("times", "tech", ("auto-close", "soon"), ("reasons", "Solved\nSpam\nMoved"));
        Assert.Contains(TicketTexts.Get(TicketsWorld.English, "department.field.auto-close"), refused.Refusal, StringComparison.Ordinal);
        var form = await AgainAsync(world, refused.RefusalMessage!, TicketsWorld.Member(1, Permissions.Administrator));
        Assert.Equal("Solved\nSpam\nMoved", form.Inputs.OfType<TextInput>().Single(input => input.Name == "reasons").Value);
    }

    [Fact]
    public async Task Who_is_told_that_another_admin_was_quicker_sees_their_own_words_again_and_may_save_them()
    {
        await using var world = await TicketsWorld.StartAsync();
        var form = await world.OpenPartAsync("limits");
        await world.EditPartAsync("limits", "tech", ("max-open", "3"));
        var refused = await world.SavePartAsync(form, ("max-open", "5"));
        Assert.NotNull(refused.Refusal);

        var again = await AgainAsync(world, refused.RefusalMessage!, TicketsWorld.Member(1, Permissions.Administrator));
        Assert.NotNull((await world.SavePartAsync(again)).Message);
        Assert.Equal(5, (await world.DepartmentAsync()).Limits.MaxOpen);
    }

    [Fact]
    public async Task A_panel_and_a_department_with_a_wrong_colour_or_emoji_are_kept_too()
    {
        await using var world = await TicketsWorld.StartAsync();
        var panel = await world.InAsync<CreatePanel, Reply>(panels =>
            panels.CreateAsync(
                world.Submit(new Dictionary<string, ModalValue> { ["title"] = Text("My panel"), ["color"] = Text("pinkish") }),
                "My panel",
                "",
                "pinkish",
                [],
                [],
                CancellationToken.None
            )
        );
        Assert.True(panel.Refused);
        var admin = TicketsWorld.Member(1, Permissions.Administrator);
        Assert.Equal("My panel", (await AgainAsync(world, panel.Message, admin)).Inputs.OfType<TextInput>().First().Value);

        var department = await world.AddDepartmentAsync(("name", "Sales"), ("emoji", "no emoji"));
        Assert.True(department.Refused);
        Assert.Equal("Sales", (await AgainAsync(world, department.Message, admin)).Inputs.OfType<TextInput>().First().Value);
        Assert.False(await world.ReadAsync(db => db.Departments.AnyAsync(d => d.Key == "sales")));
    }

    [Fact]
    public async Task Every_kind_of_field_comes_back_as_it_was_filled_in()
    {
        await using var world = await TicketsWorld.StartAsync();
        List<FormOption> options =
        [
            new()
            {
                Value = "s",
                Label = new() { ["en"] = "Small" },
            },
            new()
            {
                Value = "l",
                Label = new() { ["en"] = "Large" },
            },
        ];
        FormQuestion Field(string key, FormFieldKind kind, int? max = null) =>
            new()
            {
                Key = key,
                Kind = kind,
                Label = new() { ["en"] = key },
                Required = false,
                Max = max,
                Options = FormValidation.Options(kind).Most > 0 ? options : [],
            };
        await world.EditAsync(
            "tech",
            department =>
                department.Form = [
                    new()
                    {
                        Fields =
                        [
                            new()
                            {
                                Key = "text",
                                Kind = FormFieldKind.Text,
                                Label = new() { ["en"] = "text" },
                            },
                            Field("select", FormFieldKind.Select),
                            Field("boxes", FormFieldKind.Checkboxes),
                            Field("radio", FormFieldKind.Radio),
                            Field("box", FormFieldKind.Checkbox),
                        ],
                    },
                    new()
                    {
                        Fields =
                        [
                            Field("user", FormFieldKind.User),
                            Field("role", FormFieldKind.Role),
                            Field("channel", FormFieldKind.Channel),
                            Field("both", FormFieldKind.Mentionable),
                            Field("file", FormFieldKind.File),
                        ],
                    },
                ]
        );
        var refused = await world.SubmitAsync(
            TicketsWorld.Member(Carl),
            "tech",
            0,
            ("text", Text("\u200B")),
            ("select", Chosen("l")),
            ("boxes", Chosen("s", "l")),
            ("radio", Chosen("s")),
            ("box", new ModalValue { Checked = true })
        );
        Assert.True(refused.Refused);

        var again = (await AgainAsync(world, refused.Message, TicketsWorld.Member(Carl))).Inputs;
        Assert.Equal(["l"], Default(((StringSelectInput)again[1]).Options));
        Assert.Equal(["s", "l"], Default(((CheckboxGroupInput)again[2]).Options));
        Assert.Equal(["s"], Default(((RadioInput)again[3]).Options));
        Assert.True(((CheckboxInput)again[4]).Default);

        var content = ModalBuilder.Content(await world.DepartmentAsync(), 1, null, TicketsWorld.English);
        var ids = new ModalValue { Ids = [new(5)], Values = ["5"] };
        var filled = FormJson.Read(
            FormJson.Write(
                content
                    .With(content.Inputs.OfType<Contracts.ModalField>().ToDictionary(field => field.Name, _ => ids), Resolved.None)
                    .Inputs
            )
        );
        Assert.Equal([new Snowflake(5)], ((UserSelectInput)filled[0]).Default);
        Assert.Equal([new Snowflake(5)], ((RoleSelectInput)filled[1]).Default);
        Assert.Equal([new Snowflake(5)], ((ChannelSelectInput)filled[2]).Default);
        Assert.Equal([new Mentionable(new(5), false)], ((MentionableSelectInput)filled[3]).Default);
        Assert.IsType<FileUploadInput>(filled[4]);
    }

    [Fact]
    public async Task What_was_typed_is_told_and_erased_with_the_rest_of_a_person()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(Carl, text: "short");
        await world.OpenAsync(1002, text: "shorter");
        await world.InAsync<PeripheralDataErasure, bool>(async erase =>
        {
            await erase.EraseAsync(TicketsWorld.Guild, new Snowflake(Carl), new ErasedCount(), CancellationToken.None);
            return true;
        });
        Assert.Equal([new Snowflake(1002)], await world.ReadAsync(db => db.RefusedForms.Select(form => form.UserId).ToListAsync()));
    }

    private static IEnumerable<string> Default(IReadOnlyList<SelectOption> options) =>
        options.Where(option => option.Default).Select(option => option.Value);

    private static ModalValue Text(string text) => new() { Text = text, Values = [text] };

    private static ModalValue Chosen(params string[] values) => new() { Text = values[0], Values = values };

    private static async Task<string?> TypedAsync(TicketsWorld world, OutgoingMessage refused, ulong member) =>
        ((TextInput)(await AgainAsync(world, refused, TicketsWorld.Member(member))).Inputs.Single()).Value;

    private static Task<Modal> AgainAsync(TicketsWorld world, OutgoingMessage refused, Member member, Snowflake? guild = null)
    {
        var click = new ComponentContext
        {
            Id = world.Discord.NextId(),
            GuildId = guild ?? TicketsWorld.Guild,
            ChannelId = TicketsWorld.PanelChannel,
            Member = member,
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = TicketsWorld.English,
            GuildCulture = TicketsWorld.English,
            Texts = TicketTexts.Catalog,
            Message = new Message
            {
                Id = new(1),
                ChannelId = TicketsWorld.PanelChannel,
                Author = TicketsWorld.Person(900),
            },
        };
        var id = Guid.Parse(refused.Buttons.Single().Route.Value.Split(':')[1]);
        return world.InAsync<ReopenRefusedForm, Modal>(open => open.OpenAsync(click, id, CancellationToken.None));
    }
}
