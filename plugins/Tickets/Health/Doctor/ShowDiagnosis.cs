using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Health.Recovery;
using DCTicket.Toolkit.Lists;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>/support doctor: shows checks, problems and fixes.</summary>
internal sealed class ShowDiagnosis(GuildFactsReader read, RetryRejectedEffects retry)
{
    private const int MaxEmbed = 4000;
    private const int OnPage = 8;

    [Command("support doctor", "Check that everything is set up correctly"), RequireCommand("support")]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        await WriteAsync(context, 0, cancellationToken);

    [Button("doctor-retry"), RequireCommand("support")]
    public async Task<Reply> RetryAsync(ComponentContext context, CancellationToken cancellationToken) =>
        context.Text("doctor.retrying", await retry.RetryAsync(context.GuildId, cancellationToken));

    [Button("doctor"), RequireCommand("support")]
    public async Task<Update> TurnAsync(ComponentContext context, int page, CancellationToken cancellationToken) =>
        await WriteAsync(context, page, cancellationToken);

    /// <summary>The checks, and a page of findings.</summary>
    public static OutgoingMessage Write(IReadOnlyList<Check> checks, CultureInfo culture, int page)
    {
        var findings = checks.SelectMany(check => check.Findings).OrderByDescending(finding => finding.Severity).ToList();
        var pages = new Pager(findings.Count, OnPage, page);
        Button[] again = findings.Exists(finding => finding.Key is Diagnosis.AccessLate or Diagnosis.ChannelsLate)
            ? [new Button(Route.To("doctor-retry"), TicketTexts.Get(culture, "doctor.retry"))]
            : [];
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, "doctor.title"),
                    Description = findings.Count == 0 ? TicketTexts.Get(culture, "doctor.healthy") : Join(pages.Of(findings), culture),
                    Color = ColorOf(findings),
                    Fields =
                    [
                        new EmbedField(
                            TicketTexts.Get(culture, "doctor.checked"),
                            string.Join('\n', checks.Select(check => check.In(culture)))
                        ),
                    ],
                    Footer = pages.Footer(culture),
                },
            ],
            Buttons = [.. again, .. pages.Buttons("doctor")],
        };
    }

    /// <summary>The automatic report in the log channel.</summary>
    public static OutgoingMessage Report(IReadOnlyList<Finding> findings, CultureInfo culture)
    {
        var more = findings.Count - OnPage;
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = TicketTexts.Get(culture, findings.Count == 0 ? "doctor.well-again" : "doctor.report"),
                    Description =
                        findings.Count == 0
                            ? TicketTexts.Get(culture, "doctor.healthy")
                            : Join(findings.Take(OnPage), culture)
                                + (more > 0 ? "\n\n" + TicketTexts.Get(culture, "doctor.more", more) : ""),
                    Color = ColorOf(findings),
                },
            ],
        };
    }

    private async Task<OutgoingMessage> WriteAsync(InteractionContext context, int page, CancellationToken cancellationToken) =>
        Write(Diagnosis.Look(await read.ReadAsync(context.GuildId, cancellationToken)), context.Culture, page);

    // Names of channels and departments can be long.
    private static string Join(IEnumerable<Finding> findings, CultureInfo culture) =>
        Truncate.To(string.Join("\n\n", findings.Select(finding => finding.In(culture))), MaxEmbed);

    private static int ColorOf(IReadOnlyList<Finding> findings) => findings.Count == 0 ? Colors.Open : Colors.Closed;
}
