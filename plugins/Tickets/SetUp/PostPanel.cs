using System.Globalization;
using DCTicket.Contracts;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Posts the panel in a channel, or brings the one that stands there up to date.</summary>
internal sealed class PostPanel(TicketsDbContext db, IDiscord discord, IOptions<TicketsOptions> options)
{
    /// <summary>Whether the panel is a new message.</summary>
    public async Task<bool> RunAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var panel = await db.Panels.FindAsync([context.GuildId, context.ChannelId], cancellationToken);
        var message = Write(context);
        if (panel is not null && await TryEditAsync(panel, message, cancellationToken))
            return false;
        var sent = await discord.SendMessageAsync(context.ChannelId, message with { Nonce = context.Id.ToString() }, cancellationToken);
        if (panel is null)
            db.Panels.Add(panel = new Panel { GuildId = context.GuildId, ChannelId = context.ChannelId });
        panel.MessageId = sent.Id;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> TryEditAsync(Panel panel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await discord.EditMessageAsync(panel.ChannelId, panel.MessageId, message, cancellationToken);
            return true;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            return false;
        }
    }

    private OutgoingMessage Write(InteractionContext context)
    {
        var culture = context.GuildCulture;
        var departments = options.Value.Departments;
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
                .. departments.Select(department => new Button(OpenTicket.Route(department.Key), department.Name.Pick(culture) ?? department.Key)
                {
                    Style = department.Style,
                    Emoji = department.Emoji.Length == 0 ? null : department.Emoji,
                }),
            ],
        };
    }

    private static string Line(DepartmentOptions department, CultureInfo culture)
    {
        var description = department.Description.Pick(culture) is { } text ? "\n" + text : "";
        return $"{department.Emoji} **{department.Name.Pick(culture)}**{description}".TrimStart();
    }
}
