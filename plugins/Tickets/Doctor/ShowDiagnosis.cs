using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>/doctor: what is not as tickets need it, and how to put it right.</summary>
internal sealed class ShowDiagnosis(ReadGuildFacts read)
{
    private const int LongestEmbed = 4000;
    private const int Most = 9;

    [Command("doctor", "Check that everything is as tickets need it"), RequirePermission(Permissions.ManageGuild)]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        Write(Diagnose.Run(await read.RunAsync(context.GuildId, cancellationToken)), context.Culture, "doctor.title");

    public static OutgoingMessage Write(IReadOnlyList<Finding> findings, CultureInfo culture, string title)
    {
        if (findings.Count == 0)
        {
            return new OutgoingMessage
            {
                Embeds = [new Embed { Title = TicketTexts.Get(culture, title), Description = TicketTexts.Get(culture, "doctor.healthy"), Color = Colors.Open }],
            };
        }

        var lines = findings.OrderByDescending(finding => finding.Severity).Take(Most).Select(finding => finding.In(culture)).ToList();
        while (lines.Sum(line => line.Length + 2) > LongestEmbed)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count < findings.Count)
            lines.Add(TicketTexts.Get(culture, "doctor.more", findings.Count - lines.Count));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, title),
                    Description = string.Join("\n\n", lines),
                    Color = Colors.Closed,
                },
            ],
        };
    }
}
