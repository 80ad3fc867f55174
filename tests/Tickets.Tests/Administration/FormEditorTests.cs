using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class FormEditorTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<FormFieldKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_of_every_kind_is_added_changed_previewed_and_taken_away(string name)
    {
        await using var world = await TicketsWorld.StartAsync();
        var kind = Enum.Parse<FormFieldKind>(name);
        List<(string, object)> values = [("label", "First one"), ("help", "Help")];
        if (FieldForm.HasOptions(kind))
            values.Add(("options", "Red\nGreen"));
        Assert.Null((await world.AddFieldAsync(kind, [.. values])).Refusal);

        foreach (var part in FieldForm.Parts(kind))
            Assert.Null((await world.EditFieldAsync("first-one", part)).Refusal);
        Assert.Null((await world.EditFieldAsync("first-one", "zh-TW", ("label", "第一個"))).Refusal);
        var id = await world.IdAsync();
        var form = await world.InAsync<PreviewForm, Modal>(preview => preview.OpenAsync(world.Click(), id, 0, CancellationToken.None));
        form.Fits();
        var field = Assert.IsAssignableFrom<Contracts.ModalField>(Assert.Single(form.Inputs));
        Assert.Equal(("first-one", "First one", "Help"), (field.Name, field.Label, field.Description));
        var asked = (await world.AskAsync(1001)).Inputs;
        Assert.Equal(form.Inputs[0].GetType(), asked[0].GetType());

        Assert.Null(
            (
                await world.InAsync<EditField, Update>(edit => edit.RemoveAsync(world.Click(), id, "first-one", CancellationToken.None))
            ).Refusal
        );
        Assert.Equal(DepartmentForm.Question, Assert.IsType<TextInput>(Assert.Single((await world.AskAsync(1001)).Inputs)).Name);
    }

    [Fact]
    public async Task What_is_filled_in_at_a_preview_is_thrown_away_and_the_next_page_is_offered()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var number = 1; number <= 6; number++)
            await world.AddFieldAsync(FormFieldKind.Text, ("label", $"Field {number}"));
        var id = await world.IdAsync();

        var first = await world.InAsync<PreviewForm, Reply>(preview => preview.DropAsync(world.Submit(), id, 0, CancellationToken.None));
        var last = await world.InAsync<PreviewForm, Reply>(preview => preview.DropAsync(world.Submit(), id, 1, CancellationToken.None));

        Assert.Equal($"form-preview:{id:N}:1", Assert.Single(first.Message.Buttons).Route.Value);
        Assert.Empty(last.Message.Buttons);
        Assert.Equal(0, await world.ReadAsync(db => Task.FromResult(db.Drafts.Count() + db.Tickets.Count())));
    }

    [Fact]
    public async Task The_sixth_field_begins_a_page_and_there_is_a_19th_for_nobody()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var number = 1; number <= FormValidation.MaxFields; number++)
            Assert.Null((await world.AddFieldAsync(FormFieldKind.Text, ("label", $"Field {number}"))).Refusal);

        Assert.Equal([5, 5, 5, 3], (await world.DepartmentAsync()).Form.Select(page => page.Fields.Count));
        Assert.Contains(
            "at most 18 fields",
            (await world.AddFieldAsync(FormFieldKind.Text, ("label", "One more"))).Refusal,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("min", "5", "max", "4", "cannot be greater than")]
    [InlineData("min", "1", "max", "5000", "whole number")]
    [InlineData("min", "x", "max", "4", "whole number")]
    public async Task Limits_that_Discord_does_not_take_are_refused(string one, string first, string two, string second, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddFieldAsync(FormFieldKind.Text, ("label", "Server"));
        Assert.Contains(
            why,
            (await world.EditFieldAsync("server", FieldForm.Limits, (one, first), (two, second))).Refusal,
            StringComparison.Ordinal
        );
        Assert.Null((await world.DepartmentAsync()).Form[0].Fields[0].Max);
    }

    [Fact]
    public async Task Choices_keep_what_is_stored_for_them_when_their_words_or_their_order_change()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddFieldAsync(FormFieldKind.Select, ("label", "Colour"), ("options", "Red\nGreen\nBlue"));
        Assert.Null((await world.EditFieldAsync("colour", FieldForm.Options, ("zh-TW", "紅\n綠\n藍"))).Refusal);
        Assert.Null(
            (await world.EditFieldAsync("colour", FieldForm.Options, ("en", "Blue\nRed\nGrass green"), ("zh-TW", "藍\n紅\n綠"))).Refusal
        );

        var options = (await world.DepartmentAsync()).Form[0].Fields[0].Options;
        Assert.Equal(["blue", "red", "green"], options.Select(option => option.Value));
        Assert.Equal(("Grass green", "綠"), (options[2].Label["en"], options[2].Label["zh-TW"]));
        Assert.Contains(
            "the same number of lines",
            (await world.EditFieldAsync("colour", FieldForm.Options, ("en", "Blue"))).Refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "needs 1 to 25 choices",
            (await world.EditFieldAsync("colour", FieldForm.Options, ("en", ""), ("zh-TW", ""))).Refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Choices_of_any_words_have_values_of_their_own()
    {
        var (options, refusal) = FieldOptions.Read(
            new FormQuestion(),
            new Dictionary<string, List<string>> { ["en"] = ["One", "one!", "ONE", "?", "??"], ["zh-TW"] = ["一", "二", "三", "四", "五"] }
        );
        Assert.Null(refusal);
        Assert.Equal(5, options.Select(option => option.Value).Distinct().Count());
        Assert.All(options, option => Assert.InRange(option.Value.Length, 1, 100));
    }

    [Fact]
    public void However_fields_are_moved_none_is_lost_and_no_page_is_empty_or_too_full()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var pages = Enumerable
                .Range(0, random.Next(1, 6))
                .Select(page => new FormPage
                {
                    Fields =
                    [
                        .. Enumerable
                            .Range(0, random.Next(1, 6))
                            .Select(place => new FormQuestion
                            {
                                Key = $"f-{page}-{place}",
                                Label = new() { ["en"] = "x" },
                            }),
                    ],
                })
                .ToList();
            var keys = pages.SelectMany(page => page.Fields).Select(field => field.Key).Order().ToList();
            for (var move = 0; move < 60; move++)
            {
                var before = Order(pages);
                var key = keys[random.Next(keys.Count)];
                var by = random.Next(2) * 2 - 1;
                pages = FieldMover.Move(pages, key, by);
                Assert.Equal(keys, Order(pages).Order());
                Assert.All(pages, page => Assert.InRange(page.Fields.Count, 1, FormValidation.MaxFieldsOfPage));
                Assert.InRange(pages.Count, 1, FormValidation.MaxPages);
                // By at most one place among the others.
                Assert.InRange((Order(pages).IndexOf(key) - before.IndexOf(key)) * by, 0, 1);
            }
        }
    }

    [Fact]
    public void A_field_moves_over_the_edge_of_a_page_and_to_a_new_page()
    {
        List<FormPage> pages = [Page("a", "b"), Page("c")];
        Assert.Equal("a|b,c", Show(pages = FieldMover.Move(pages, "b", 1)));
        Assert.Equal("a,b|c", Show(pages = FieldMover.Move(pages, "b", -1)));
        Assert.Equal("b,a|c", Show(pages = FieldMover.Move(pages, "a", 1)));
        Assert.Equal("b|a,c", Show(pages = FieldMover.Move(pages, "a", 1)));
        Assert.Equal("a,c", Show(FieldMover.Move([Page("a"), Page("c")], "c", -1)));
        Assert.Equal("a|b", Show(FieldMover.Move([Page("a", "b")], "b", 1)));
        Assert.Equal("a|b", Show(FieldMover.Move([Page("a"), Page("b")], "b", 1)));
        Assert.Equal("a,b,c,d,f|e,g", Show(FieldMover.Move([Page("a", "b", "c", "d", "e"), Page("f", "g")], "f", -1)));
    }

    [Fact]
    public async Task A_form_that_is_exported_is_imported_as_it_was()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddFieldAsync(FormFieldKind.Text, ("label", "Server — \"prod\" <1>"));
        await world.AddFieldAsync(FormFieldKind.Radio, ("label", "Urgent"), ("options", "Yes\nNo"));
        var id = await world.IdAsync();
        var file = Assert.Single(
            (await world.InAsync<EditForm, Reply>(edit => edit.ExportAsync(world.Click(), id, CancellationToken.None))).Message.Files
        );

        var reply = await ImportAsync(world, file.Content.ToArray(), "billing");

        Assert.False(reply.Refused, reply.Message.Content);
        Assert.Equal(file.Content.ToArray(), FormFile.Write((await world.DepartmentAsync("billing")).Form));
        Assert.NotEmpty((await world.DepartmentAsync("billing")).Form[0].Fields[0].Label["en"]);
    }

    [Theory]
    [InlineData("no json", "line 1")]
    [InlineData("[{\"fields\":null}]", "cannot be read")]
    [InlineData("[null]", "null")]
    [InlineData("[{\"fields\":[null]}]", "null")]
    [InlineData("[{\"fields\":[{\"key\":\"a\",\"label\":{\"en\":null}}]}]", "needs a label")]
    [InlineData("[{\"fields\":[{\"key\":\"a\",\"kind\":\"Dance\",\"label\":{\"en\":\"A\"}}]}]", "kind")]
    [InlineData("[{\"fields\":[{\"key\":\"a\",\"kind\":99,\"label\":{\"en\":\"A\"}}]}]", "unknown field type")]
    [InlineData("[{\"fields\":[{\"key\":\"a\",\"lable\":{\"en\":\"A\"}}]}]", "lable")]
    [InlineData("[{\"fields\":[]}]", "needs 1 to 5 fields")]
    [InlineData("[{\"fields\":[{\"key\":\"A!\",\"label\":{\"en\":\"A\"}}]}]", "is not a valid key")]
    [InlineData("[{\"fields\":[{\"key\":\"a\",\"label\":{\"en\":\"A\"}},{\"key\":\"a\",\"label\":{\"en\":\"B\"}}]}]", "more than once")]
    public async Task A_file_that_is_no_form_is_refused_with_the_place(string text, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await ImportAsync(world, Encoding.UTF8.GetBytes(text), "tech");

        Assert.True(reply.Refused);
        Assert.Contains(why, reply.Message.Content, StringComparison.Ordinal);
        Assert.Empty((await world.DepartmentAsync()).Form);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_even_fetched()
    {
        await using var world = await TicketsWorld.StartAsync();
        var file = new Attachment
        {
            Id = new(5),
            Filename = "form.json",
            Url = new Uri("https://cdn.example/x"),
            Size = FormFile.MaxBytes + 1,
        };
        Assert.True(
            (await world.InAsync<EditForm, Reply>(edit => edit.ShowAsync(world.Command(), "tech", file, CancellationToken.None))).Refused
        );
    }

    [Fact]
    public async Task A_member_in_the_middle_of_a_form_that_changes_is_told_so()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var number = 1; number <= 6; number++)
            await world.AddFieldAsync(FormFieldKind.Text, ("label", $"Field {number}"));
        var values = Enumerable.Range(1, 5).Select(number => ($"field-{number}", new ModalValue { Text = "x", Values = ["x"] })).ToArray();
        Assert.Contains(
            "Page 1 of 2",
            (await world.SubmitAsync(TicketsWorld.Member(1001), "tech", 0, values)).Message.Content,
            StringComparison.Ordinal
        );
        var id = await world.IdAsync();
        await world.InAsync<EditField, Update>(edit => edit.RemoveAsync(world.Click(), id, "field-2", CancellationToken.None));

        var reply = await world.SubmitAsync(
            TicketsWorld.Member(1001),
            "tech",
            1,
            ("field-6", new ModalValue { Text = "x", Values = ["x"] })
        );

        Assert.Contains("Start over", reply.Message.Buttons.Select(button => button.Label));
        Assert.Equal(0, await world.ReadAsync(db => Task.FromResult(db.Tickets.Count())));
    }

    private static Task<Reply> ImportAsync(TicketsWorld world, byte[] bytes, string department)
    {
        world.Discord.Files[new(5)] = bytes;
        var file = new Attachment
        {
            Id = new(5),
            Filename = "form.json",
            Url = new Uri("https://cdn.example/x"),
            Size = bytes.Length,
        };
        return world.InAsync<EditForm, Reply>(edit => edit.ShowAsync(world.Command(), department, file, CancellationToken.None));
    }

    private static FormPage Page(params string[] keys) => new() { Fields = [.. keys.Select(key => new FormQuestion { Key = key })] };

    private static List<string> Order(List<FormPage> pages) => [.. pages.SelectMany(page => page.Fields).Select(field => field.Key)];

    private static string Show(List<FormPage> pages) =>
        string.Join('|', pages.Select(page => string.Join(',', page.Fields.Select(field => field.Key))));
}
