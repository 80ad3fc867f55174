using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Tests;

/// <summary>What an administrator does in the server.</summary>
internal static class Admin
{
    public static CultureInfo Language { get; } = TicketsWorld.English;

    public static CommandContext Command(this TicketsWorld world, Permissions? has = null, Snowflake? channel = null) =>
        new()
        {
            Id = world.Discord.NextId(),
            GuildId = TicketsWorld.Guild,
            ChannelId = channel ?? TicketsWorld.PanelChannel,
            Member = TicketsWorld.Member(1, Permissions.Administrator),
            AppPermissions = has ?? TicketsWorld.BotPermissions,
            Culture = Language,
            GuildCulture = Language,
            Texts = TicketTexts.Catalog,
        };

    public static ComponentContext Click(this TicketsWorld world, Snowflake? channel = null) =>
        new()
        {
            Id = world.Discord.NextId(),
            GuildId = TicketsWorld.Guild,
            ChannelId = channel ?? TicketsWorld.PanelChannel,
            Member = TicketsWorld.Member(1, Permissions.Administrator),
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = Language,
            GuildCulture = Language,
            Texts = TicketTexts.Catalog,
            Message = new Message
            {
                Id = new(1),
                ChannelId = TicketsWorld.PanelChannel,
                Author = TicketsWorld.Person(900),
            },
        };

    public static ModalContext Submit(this TicketsWorld world, IReadOnlyDictionary<string, ModalValue>? values = null) =>
        new()
        {
            Id = world.Discord.NextId(),
            GuildId = TicketsWorld.Guild,
            ChannelId = TicketsWorld.PanelChannel,
            Member = TicketsWorld.Member(1, Permissions.Administrator),
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = Language,
            GuildCulture = Language,
            Texts = TicketTexts.Catalog,
            Values = values ?? new Dictionary<string, ModalValue>(),
        };

    public static Task<Reply> CreatePanelAsync(this TicketsWorld world, string title, params IReadOnlyList<string> departments) =>
        world.InAsync<CreatePanel, Reply>(panels =>
            panels.CreateAsync(world.Submit(), title, "", "", departments, [], CancellationToken.None)
        );

    public static Task<Reply> PauseAsync(this TicketsWorld world, string note, string? duration = null) =>
        world.InAsync<PausePanels, Reply>(panels => panels.PauseAsync(world.Command(), note, duration, CancellationToken.None));

    public static Task SweepPanelsAsync(this TicketsWorld world) =>
        world.HandleAsync<UpdatePanels>(job => job.RunAsync(CancellationToken.None));

    /// <summary>What a message or an embed of it says.</summary>
    public static string Text(this OutgoingMessage message) =>
        string.Join(
            '\n',
            [
                message.Content,
                .. message.Embeds.SelectMany(e =>
                    new[] { e.Title, e.Description }.Concat(e.Fields.SelectMany(f => new[] { f.Name, f.Value }))
                ),
            ]
        );

    public static IEnumerable<string> Labels(this OutgoingMessage message) =>
        message.ActionRows.SelectMany(row => row).OfType<Button>().Concat(message.Buttons).Select(button => button.Label);

    public static Route RouteOf(this OutgoingMessage message, string label) =>
        message.ActionRows.SelectMany(row => row).OfType<Button>().Concat(message.Buttons).First(button => button.Label == label).Route;

    public static Guid RunOf(this OutgoingMessage message, string label) => Guid.Parse(message.RouteOf(label).Value.Split(':')[1]);
}
