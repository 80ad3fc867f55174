using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Selects of every kind under a message, and fields of every kind in a form.</summary>
public sealed class ChooseAndFillIn(IDiscord discord)
{
    private static readonly SelectOption[] Fruits =
    [
        new("Apple", "apple") { Description = "Red or green", Emoji = "🍎" },
        new("Banana", "banana") { Default = true },
        new("Cherry", "cherry"),
    ];

    [Command("probe-selects", "Shows a select of each kind"), Everyone]
    public Task<Reply> ShowSelectsAsync(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult<Reply>(
            new OutgoingMessage
            {
                Content = "Selects",
                ActionRows =
                [
                    [
                        new StringSelect(Route.To("fruit", 7), Fruits)
                        {
                            Placeholder = "Fruit",
                            MinValues = 0,
                            MaxValues = 9,
                        },
                    ],
                    [new UserSelect(Route.To("who", "user")) { Placeholder = "User", Default = [context.Member.User.Id] }],
                    [new RoleSelect(Route.To("who", "role")) { Placeholder = "Role", MaxValues = 2 }],
                    [
                        new MentionableSelect(Route.To("who", "mentionable"))
                        {
                            Placeholder = "Mentionable",
                            Default = [new Mentionable(context.Member.User.Id, false)],
                        },
                    ],
                    [new ChannelSelect(Route.To("who", "channel")) { Placeholder = "Channel", ChannelTypes = [ChannelType.Text] }],
                ],
            }
        );
    }

    [SelectMenu("fruit"), Everyone]
    public Task<Update> PickAsync(ComponentContext context, int number, IReadOnlyList<string> fruits)
    {
        ArgumentNullException.ThrowIfNull(fruits);
        return Task.FromResult<Update>((OutgoingMessage)$"Picked {number}: {string.Join("+", fruits)}.");
    }

    [SelectMenu("who"), Everyone]
    public Task<Reply> WhoAsync(ComponentContext context, string kind, IReadOnlyList<Snowflake> ids)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(ids);
        return Task.FromResult<Reply>($"Chose {kind}: {Names(ids, context.Resolved)}.");
    }

    [Command("probe-rows", "Shows rows of buttons"), Everyone]
    public Task<Reply> ShowRowsAsync(CommandContext context, [Option("rows", "How many rows above the buttons")] long rows) =>
        Task.FromResult<Reply>(
            new OutgoingMessage
            {
                Content = "Rows",
                ActionRows =
                [
                    .. Enumerable
                        .Range(0, (int)rows)
                        .Select(row =>
                            (IReadOnlyList<Component>)
                                [
                                    new Button(Route.To("update", row), $"Row {row}"),
                                    new LinkButton($"Link {row}", "https://example.com/help") { Emoji = "🔗" },
                                ]
                        ),
                ],
                Buttons = [.. Enumerable.Range(100, 6).Select(number => new Button(Route.To("update", number), $"{number}"))],
                Embeds =
                [
                    new Embed
                    {
                        Title = "With a picture",
                        Image = new EmbedImage("attachment://dot.png"),
                        Thumbnail = new EmbedImage("https://example.com/t.png"),
                    },
                ],
                Files = [new OutgoingFile("dot.png", new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "image/png")],
            }
        );

    [Command("probe-form", "Opens a form with fields of each kind"), Everyone]
    public Task<Modal> OpenAsync(CommandContext context, [Option("which", "lists, boxes or none")] string which) =>
        Task.FromResult(
            which switch
            {
                "lists" => new Modal(
                    Route.To("lists"),
                    "Lists",
                    new TextDisplay("**Choose** what you like."),
                    new StringSelectInput("fruit", "Fruit", Fruits) { MaxValues = 9, Placeholder = "Any" },
                    new UserSelectInput("user", "Who") { Required = false },
                    new RoleSelectInput("role", "Role") { MaxValues = 3 },
                    new ChannelSelectInput("channel", "Where") { ChannelTypes = [ChannelType.Text], MinValues = 0 }
                ),
                "boxes" => new Modal(
                    Route.To("boxes", 5),
                    "Boxes",
                    new MentionableSelectInput("both", "Who or what") { MaxValues = 2 },
                    new FileUploadInput("files", "Screenshots")
                    {
                        MaxValues = 2,
                        Required = false,
                        Description = "If there are any",
                    },
                    new RadioInput("size", "Size", new SelectOption("Small", "s"), new SelectOption("Large", "l")),
                    new CheckboxGroupInput("extras", "Extras", new SelectOption("Milk", "milk"), new SelectOption("Sugar", "sugar"))
                    {
                        MinValues = 0,
                        MaxValues = 9,
                    },
                    new CheckboxInput("agree", "Agreed")
                ),
                _ => new Modal(Route.To("lists"), "None"),
            }
        );

    [ModalSubmit("lists"), Everyone]
    public Task<Reply> TakeListsAsync(
        ModalContext context,
        [Input("fruit")] IReadOnlyList<string> fruit,
        [Input("user")] IReadOnlyList<Snowflake> users,
        [Input("role")] IReadOnlyList<Snowflake> roles,
        [Input("channel")] IReadOnlyList<Snowflake> channels
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(fruit);
        return Task.FromResult<Reply>(
            $"Lists: {string.Join("+", fruit)}; {Names(users, context.Resolved)}; {Names(roles, context.Resolved)}; "
                + $"{Names(channels, context.Resolved)}."
        );
    }

    [ModalSubmit("boxes"), Everyone]
    public async Task<Reply> TakeBoxesAsync(
        ModalContext context,
        int number,
        [Input("size")] string size,
        [Input("agree")] bool agreed,
        [Input("files")] IReadOnlyList<Attachment> files,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(files);
        var contents = new List<string>();
        foreach (var file in files)
            contents.Add($"{file.Filename}={await discord.ReadTextAsync(file, cancellationToken)}");
        var given = context
            .Values.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value =>
                $"{value.Key}={(value.Value.Ids.Count > 0 ? value.Value.Ids.Count : string.Join("+", value.Value.Values))}"
                + $"{(value.Value.Checked ? "yes" : "")}"
            );
        return $"Boxes {number}: {Names(context.Values["both"].Ids, context.Resolved)}; {size}; {agreed}; {string.Join(", ", contents)}. "
            + $"All: {string.Join(" ", given)}.";
    }

    private static string Names(IReadOnlyList<Snowflake> ids, Resolved resolved) =>
        string.Join(
            "+",
            ids.Select(id =>
                resolved.Members.TryGetValue(id, out var member) ? $"@{member.DisplayName}({member.Roles.Count})"
                : resolved.Roles.TryGetValue(id, out var role) ? $"&{role.Name}"
                : resolved.Channels.TryGetValue(id, out var channel) ? $"#{channel.Name}"
                : "?"
            )
        );
}
