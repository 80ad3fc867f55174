using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Posts the panel in a channel, or brings the one that stands there up to date.</summary>
internal sealed class PostPanel(TicketsDbContext db, IDiscord discord, TimeProvider time, IOptions<TicketsOptions> options)
{
    /// <summary>Whether the panel is a new message.</summary>
    public async Task<bool> RunAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var panel = await db.Panels.FirstOrDefaultAsync(p => p.GuildId == context.GuildId && p.ChannelId == context.ChannelId, cancellationToken);
        var departments = await db.Departments.AsNoTracking().Where(d => d.GuildId == context.GuildId && d.RemovedAt == null).OrderBy(d => d.Position).ToListAsync(cancellationToken);
        var message = Write(context, departments);
        if (panel?.MessageId is not null && await TryEditAsync(panel, message, cancellationToken))
            return false;
        var sent = await discord.SendMessageAsync(context.ChannelId, message with { Nonce = context.Id.ToString() }, cancellationToken);
        if (panel is null)
            db.Panels.Add(panel = new Panel { Id = Guid.NewGuid(), GuildId = context.GuildId, ChannelId = context.ChannelId, CreatedAt = time.GetUtcNow() });
        panel.MessageId = sent.Id;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> TryEditAsync(Panel panel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await discord.EditMessageAsync(panel.ChannelId, panel.MessageId!.Value, message, cancellationToken);
            return true;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            return false;
        }
    }

    private OutgoingMessage Write(InteractionContext context, List<Department> departments)
    {
        var culture = context.GuildCulture;
        var text = options.Value.PanelDescription.Pick(culture) ?? TicketTexts.Get(culture, "panel.description");
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = options.Value.PanelTitle.Pick(culture) ?? TicketTexts.Get(culture, "panel.title"),
                    Description = string.Join("\n\n", departments.Select(department => Line(department, culture)).Prepend(text)),
                    Color = Colors.Panel,
                },
            ],
            Buttons =
            [
                .. departments.Select(department => new Button(OpenTicket.Route(department.Key), department.NameIn(culture))
                {
                    Style = department.Style,
                    Emoji = department.Emoji.Length == 0 ? null : department.Emoji,
                }),
            ],
        };
    }

    private static string Line(Department department, CultureInfo culture)
    {
        var description = department.Descriptions.Pick(culture) is { } text ? "\n" + text : "";
        return $"{department.Emoji} **{department.NameIn(culture)}**{description}".TrimStart();
    }
}
