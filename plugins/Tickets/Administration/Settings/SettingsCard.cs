using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>Renders the settings of a server, with their origin, and the components to change them.</summary>
internal sealed class SettingsCard(TicketsDbContext db, IOptions<TicketsOptions> options)
{
    public const string LogChannel = "log";
    public const string NoLogChannel = "no-log";
    public const string Category = "category";
    public const string Notices = "notices";
    public const string Transcripts = "transcripts";
    public const string GraceTime = "grace";
    public const string MaxOpen = "max-open";
    public const string FloodLimit = "flood";

    private const int MaxNamed = 10;

    public async Task<OutgoingMessage> WriteAsync(InteractionContext context, string? headline, CancellationToken cancellationToken)
    {
        var guild =
            await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken)
            ?? new GuildSettings { GuildId = context.GuildId, Culture = context.GuildCulture.Name };
        var culture = context.Culture;
        var categories = await db
            .Departments.Where(d => d.GuildId == context.GuildId && d.RemovedAt == null && d.CategoryId != null)
            .OrderBy(d => d.Position)
            .Select(d => d.CategoryId!.Value)
            .ToListAsync(cancellationToken);
        string Text(string key) => TicketTexts.Get(culture, key);
        string Option(string title, string value) => TicketTexts.Get(culture, "settings.option", Text(title), value);
        List<IReadOnlyList<Component>> rows =
        [
            [
                new ChannelSelect(Route.To("settings-log"))
                {
                    // A preselected option would hide the placeholder; the card shows the value.
                    Placeholder = Text(guild.LogChannelId is null ? "settings.choose-log" : "settings.change-log"),
                    ChannelTypes = [ChannelType.Text, ChannelType.Announcement],
                },
            ],
            [
                new StringSelect(
                    Route.To("settings-transcripts"),
                    [
                        .. Enum.GetValues<TranscriptDelivery>()
                            .Select(to => new SelectOption(Option("settings.transcripts", Text($"transcript-delivery.{to}")), to.ToString())
                            {
                                Default = to == Delivery(guild),
                            }),
                    ]
                )
                {
                    Placeholder = Text("settings.choose-transcripts"),
                },
            ],
        ];
        var chosen = Values(guild, categories, culture).Where(value => value.IsChosen).ToList();
        List<SelectOption> resets = [.. chosen.Select(value => new SelectOption(Option("settings.reset", Text(value.Title)), value.Name))];
        if (guild.LogChannelId is not null)
            resets.Add(new SelectOption(Option("settings.log", Text("settings.none")), NoLogChannel));
        if (resets.Count > 0)
        {
            rows.Add([
                new StringSelect(Route.To("settings-reset"), resets)
                {
                    Placeholder = Text("settings.choose-reset"),
                    MaxValues = resets.Count,
                },
            ]);
        }

        rows.Add([
            new Button(Route.To("settings-numbers"), Text("settings.numbers")) { Style = ButtonStyle.Primary, Emoji = "✏️" },
            new Button(Route.To("settings-notices"), Text("settings.notices")) { Emoji = "🔔" },
        ]);
        return new OutgoingMessage
        {
            Content = headline,
            Embeds = [Embed(guild, categories, culture)],
            ActionRows = rows,
        };
    }

    private TranscriptDelivery Delivery(GuildSettings guild) => guild.TranscriptDelivery ?? options.Value.Transcripts;

    private Embed Embed(GuildSettings guild, IReadOnlyList<Snowflake> categories, CultureInfo culture) =>
        new()
        {
            Title = TicketTexts.Get(culture, "settings.title"),
            Description = TicketTexts.Get(culture, "settings.locale"),
            Color = Colors.Panel,
            Fields =
            [
                .. Values(guild, categories, culture)
                    .Select(value => new EmbedField(
                        TicketTexts.Get(culture, value.Title),
                        $"{value.Text}\n-# {TicketTexts.Get(culture, OriginKey(value))}",
                        Inline: true
                    )),
            ],
        };

    private static string OriginKey(SettingValue value) => value.IsChosen ? "settings.here" : "settings.by-file";

    private IEnumerable<SettingValue> Values(GuildSettings guild, IReadOnlyList<Snowflake> categories, CultureInfo culture)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
        var (most, flood) = (guild.MaxOpenPerMember ?? options.Value.MaxOpenPerMember ?? 0, guild.FloodLimit ?? options.Value.FloodLimit);
        return
        [
            new(
                LogChannel,
                "settings.log",
                guild.LogChannelId is { } log ? Mention.Channel(log) : Text("settings.none"),
                guild.LogChannelIsChosen
            ),
            new(Category, "settings.category", CategoryText(guild, categories, culture), guild.CategoryIsChosen),
            new(Transcripts, "settings.transcripts", Text($"transcript-delivery.{Delivery(guild)}"), guild.TranscriptDelivery is not null),
            new(GraceTime, "settings.grace", (guild.GraceTime ?? options.Value.GraceTime).In(culture), guild.GraceTime is not null),
            new(
                MaxOpen,
                "settings.max-open",
                most > 0 ? Text("settings.number", most) : Text("settings.any"),
                guild.MaxOpenPerMember is not null
            ),
            new(
                FloodLimit,
                "settings.flood",
                flood > 0 ? Text("settings.per-minute", flood) : Text("settings.off"),
                guild.FloodLimit is not null
            ),
            new(
                Notices,
                "settings.notices",
                guild.NoticeChannelId is { } notices ? Mention.Channel(notices) : Text("settings.off"),
                guild.NoticeChannelId is not null
            ),
        ];
    }

    // Without its own category, all departments may still have one.
    private static string CategoryText(GuildSettings guild, IReadOnlyList<Snowflake> ofDepartments, CultureInfo culture)
    {
        var own = ofDepartments.Where(id => id != guild.CategoryId).Distinct().Take(MaxNamed).ToList();
        var text = guild.CategoryId is { } category ? Mention.Channel(category) : TicketTexts.Get(culture, "settings.none");
        return own.Count == 0
            ? text
            : $"{text}\n{TicketTexts.Get(culture, "settings.category-departments", string.Join(' ', own.Select(Mention.Channel)))}";
    }

    private sealed record SettingValue(string Name, string Title, string Text, bool IsChosen);
}
