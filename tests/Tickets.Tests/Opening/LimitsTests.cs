using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>Whatever is set at its longest, Discord takes what is shown of it.</summary>
public sealed class LimitsTests
{
    public static TheoryData<string, string> Fillings =>
        new MatrixTheoryData<string, string>(["*", "部", "👩‍👩‍👧", "<", "\n"], ["en", "zh-TW"]);

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task The_largest_department_fits_wherever_it_is_shown(string filling, string language)
    {
        await using var world = await TicketsWorld.StartAsync();
        await FillAsync(world, filling);
        var culture = CultureInfo.GetCultureInfo(language);

        (await world.ShowDepartmentAsync("tech")).Message.Fits();
        (await world.InAsync<ListDepartments, Reply>(list => list.RunAsync(world.Command(), CancellationToken.None))).Message.Fits();
        (await world.InAsync<ListRoles, Reply>(list => list.RunAsync(world.Command(), null, CancellationToken.None))).Message.Fits();
        (
            await world.InAsync<RemoveRole, Reply>(remove => remove.RunAsync(world.Command(), "tech", null, null, CancellationToken.None))
        ).Message.Fits();
        (
            await world.InAsync<RemoveDepartment, Reply>(remove => remove.AskAsync(world.Command(), "tech", CancellationToken.None))
        ).Message.Fits();
        (
            await world.InAsync<EditForm, Reply>(edit => edit.ShowAsync(world.Command(), "tech", null, CancellationToken.None))
        ).Message.Fits();
        var department = await world.DepartmentAsync();
        // One with line breaks may have been kept before they were refused; it is shown all the same.
        Assert.Equal(filling == "\n", FormValidation.Problems(department.Form).Any());
        foreach (var part in DepartmentSettingsPage.All)
            new Modal(
                Route.To("department-part", department.Id, part.Name, "12345678"),
                part.Title(culture),
                part.Inputs(department, culture)
            ).Fits();
        foreach (var field in department.Form.SelectMany(page => page.Fields))
        {
            FieldCard.Write(department, field.Key, culture, null).Fits();
            Assert.All(
                FieldForm.Parts(field.Kind),
                part =>
                    new Modal(
                        Route.To("form-field-part", "1234567890123456789012", field.Key, part, "12345678"),
                        FieldForm.Title(part, culture),
                        FieldForm.For(field, part, culture)
                    ).Fits()
            );
        }

        for (var page = 0; page < department.Form.Count; page++)
            ModalBuilder.Content(department, page, Route.To("form-preview", department.Id, page), culture).Open().Fits();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-TW")]
    public async Task Every_form_of_an_admin_fits_in_both_languages(string language)
    {
        await using var world = await TicketsWorld.StartAsync();
        var culture = CultureInfo.GetCultureInfo(language);
        CommandContext command = new()
        {
            Id = new(1),
            GuildId = TicketsWorld.Guild,
            ChannelId = TicketsWorld.PanelChannel,
            Member = TicketsWorld.Member(1, Permissions.Administrator),
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = culture,
            GuildCulture = culture,
            Texts = TicketTexts.Catalog,
        };
        (await world.InAsync<AddDepartment, Modal>(add => add.AskAsync(command, CancellationToken.None))).Fits();
        (await world.InAsync<EditSettings, Reply>(edit => edit.ShowAsync(command, CancellationToken.None))).Message.Fits();
        foreach (var kind in Enum.GetValues<FormFieldKind>())
            new Modal(Route.To("form-add", Guid.NewGuid(), kind), FormCard.Kind(kind, culture), FieldForm.ForNew(kind, culture)).Fits();
    }

    [Fact]
    public async Task Full_lists_of_departments_and_panels_fit_on_every_page()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var number = 3; number <= DepartmentQuery.MaxCount; number++)
            await world.AddDepartmentAsync(("name", $"{number} {new string('部', 70)}"));
        await world.ReadAsync(async db =>
        {
            for (var number = 2; number <= PanelQuery.MaxCount; number++)
                db.Panels.Add(
                    new Panel
                    {
                        Id = Guid.NewGuid(),
                        GuildId = TicketsWorld.Guild,
                        ChannelId = new((ulong)(5000 + number)),
                        Title = new() { ["en"] = new string('*', 256) },
                    }
                );
            return await db.SaveChangesAsync();
        });

        (await world.ShowDepartmentAsync("tech")).Message.Fits();
        for (var page = 0; page < 5; page++)
        {
            var update = await world.InAsync<ListDepartments, Update>(list => list.TurnAsync(world.Click(), page, CancellationToken.None));
            update.Message!.Fits();
            Assert.Equal(5, update.Message!.Embeds[0].Fields.Count);
        }
    }

    private static Task FillAsync(TicketsWorld world, string filling) =>
        world.SetAsync(
            "tech",
            department =>
            {
                string Text(int length) =>
                    string.Concat(Enumerable.Repeat(filling, length))[..(length / filling.Length * filling.Length)].PadRight(length, 'x')[
                        ..length
                    ];
                Dictionary<string, string> Words(int length) =>
                    new() { ["en"] = "x" + Text(length - 1), ["zh-TW"] = "x" + Text(length - 1) };
                department.Names = Words(DepartmentValidation.MaxNameLength);
                department.Descriptions = Words(DepartmentValidation.MaxDescriptionLength);
                department.Welcomes = Words(DepartmentValidation.MaxWelcomeLength);
                department.NamePattern = "{number}" + new string('*', DepartmentValidation.MaxPatternLength - 8);
                department.CloseReasons =
                [
                    .. Enumerable
                        .Range(0, DepartmentValidation.MaxReasons)
                        .Select(number => $"{number:00}" + Text(98).ReplaceLineEndings("x")),
                ];
                department.Limits = new()
                {
                    MaxOpen = 25,
                    MaxPerPeriod = 1000,
                    Period = TimeSpan.FromDays(3600.9),
                    Cooldown = TimeSpan.FromDays(3600.9),
                    MinAccountAge = TimeSpan.FromDays(3600.9),
                };
                department.Rules = department.Rules with
                {
                    AutoCloseAfter = TimeSpan.FromDays(3600.9),
                    AutoCloseWarning = TimeSpan.FromDays(3599.9),
                    ReopenPeriod = TimeSpan.FromDays(3600.9),
                };
                foreach (var kind in Enum.GetValues<DepartmentRoleKind>())
                {
                    department.Roles.RemoveAll(role => role.Kind == kind);
                    // Eight gone and two that are there would say it as well; gone is longer.
                    department.Roles.AddRange(
                        Enumerable
                            .Range(0, 8)
                            .Select(number => new DepartmentRole
                            {
                                RoleId = new(1_300_000_000_000_000_000UL + (ulong)kind * 10 + (ulong)number),
                                Kind = kind,
                            })
                    );
                }

                FormOption[] options =
                [
                    .. Enumerable
                        .Range(0, 10)
                        .Select(number => new FormOption
                        {
                            Value = $"{number}" + new string('v', 99),
                            Label = new()
                            {
                                ["en"] = $"{number}" + Text(99).ReplaceLineEndings("x"),
                                ["zh-TW"] = $"{number}" + Text(99).ReplaceLineEndings("x"),
                            },
                        }),
                ];
                var kinds = Enum.GetValues<FormFieldKind>();
                var fields = Enumerable
                    .Range(0, FormValidation.MaxFields)
                    .Select(number => new FormQuestion
                    {
                        Key = $"{number:00}" + new string('k', 30),
                        Kind = kinds[number % kinds.Length],
                        Label = Words(FormValidation.MaxLabelLength),
                        Help = Words(FormValidation.MaxHelpLength),
                        Placeholder = Words(FormValidation.MaxHelpLength),
                        Options = FieldForm.HasOptions(kinds[number % kinds.Length]) ? [.. options] : [],
                    })
                    .ToList();
                department.Form = [.. fields.Chunk(5).Select(chunk => new FormPage { Fields = [.. chunk] })];
            }
        );
}
