using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Access;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Help;

/// <summary>/help: the three most likely next steps of the caller, with commands.</summary>
internal sealed class ShowHelp(HelpTopicQuery topics, ICommands commands)
{
    private static readonly Dictionary<HelpTopic, string[]> Steps = new()
    {
        [HelpTopic.Customer] = ["ticket open", "ticket list", "mydata export"],
        [HelpTopic.Owner] = ["ticket escalate", "ticket invite", "close"],
        [HelpTopic.Invited] = ["ticket escalate", "ticket info", "ticket list"],
        [HelpTopic.Staff] = ["staff queue", "staff history search", "staff stats me"],
        [HelpTopic.TicketStaff] = ["staff claim", "staff note add", "ticket resolve"],
        [HelpTopic.Admin] = ["support doctor", "support department edit", "role add"],
        [HelpTopic.NewAdmin] = ["setup", "support department add", "support doctor"],
    };

    [Command("help", "Show what you can do here"), Everyone]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var topic = await topics.FindAsync(context, cancellationToken);
        List<string> lines =
        [
            .. Steps[topic].Select((command, index) => Line(context, topic, index + 1, command)),
            "",
            $"-# {context.Text("help.more")}",
        ];
        // Their buttons work; the commands are not visible to them.
        if (
            topic is HelpTopic.Staff or HelpTopic.TicketStaff
            && !await commands.MayUseAsync(context.GuildId, context.Member, StaffCommands.Name, cancellationToken)
        )
            lines.Add($"-# ⚠️ {context.Text("help.no-staff-commands")}");
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text($"help.{topic}.title"),
                    Description = string.Join('\n', lines),
                    Color = Colors.Panel,
                },
            ],
        };
    }

    private string Line(InteractionContext context, HelpTopic topic, int number, string command) =>
        $"{number}. {commands.Mention(command)}\n{context.Text($"help.{topic}.{number}")}";
}
