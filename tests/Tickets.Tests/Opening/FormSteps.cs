using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Opening;

internal static class FormSteps
{
    internal const ulong Carl = 1001;

    internal static readonly List<FormPage> Form =
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

    internal static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.EditAsync("tech", department => department.Form = Form);
        return world;
    }

    internal static Task<Reply> FirstAsync(TicketsWorld world, string server = "alpha", params IReadOnlyList<Attachment> files) =>
        world.SubmitAsync(
            TicketsWorld.Member(Carl),
            "tech",
            0,
            ("server", Text(server)),
            ("files", new ModalValue { Attachments = files })
        );

    internal static Task<Reply> SecondAsync(TicketsWorld world) =>
        world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 1, ("plan", Chosen("l")), ("agree", new ModalValue { Checked = true }));

    internal static ModalValue Text(string text) => new() { Text = text, Values = [text] };

    internal static ModalValue Chosen(params string[] values) => new() { Text = values[0], Values = values };

    // The bytes depend on the size alone.
    internal static Attachment File(TicketsWorld world, string name, int size, bool there = true)
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
