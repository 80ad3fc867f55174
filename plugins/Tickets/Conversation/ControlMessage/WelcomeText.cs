using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.ControlMessage;

/// <summary>The welcome text of a department with its placeholders filled in.</summary>
internal static class WelcomeText
{
    // The rest of the embed's 4,096 characters is for the quoted request.
    private const int MaxLength = 1900;

    /// <summary>The text; null where the department has none.</summary>
    public static string? Of(Ticket ticket, GuildSettingsSnapshot guild) =>
        ticket.Department!.Welcomes.Pick(guild.Culture) is { } text
            ? Truncate.To(
                WelcomePlaceholders.Fill(
                    text,
                    place =>
                        place switch
                        {
                            WelcomePlaceholders.User => Mention.User(ticket.OwnerId),
                            WelcomePlaceholders.Ticket => ticket.Label,
                            WelcomePlaceholders.Department => Markdown.Escape(ticket.Department!.NameIn(guild.Culture)),
                            WelcomePlaceholders.Server => Markdown.Escape(guild.Name),
                            _ => null,
                        }
                ),
                MaxLength
            )
            : null;
}
