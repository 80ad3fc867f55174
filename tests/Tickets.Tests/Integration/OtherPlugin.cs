using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests.Integration;

/// <summary>A plugin that adds something to tickets at every place where it can.</summary>
internal sealed class OtherPlugin
    : ITicketControlSection,
        ITicketStaffSection,
        ITicketOpeningPolicy,
        ITicketFirstResponder,
        IDepartmentSettingsPage
{
    public Func<TicketOpening, OpeningDecision> Decide { get; set; } = _ => OpeningDecision.Allow;

    /// <summary>What it does before it answers.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public bool Answers { get; set; }

    public string Points { get; set; } = "12";

    public List<TicketOpening> Asked { get; } = [];

    async ValueTask<TicketControlContent?> ITicketControlSection.GetAsync(
        TicketInfo ticket,
        CultureInfo culture,
        CancellationToken cancellationToken
    )
    {
        await Before(cancellationToken);
        return new TicketControlContent
        {
            Fields =
            [
                new EmbedField("Points", Points, Inline: true),
                .. Enumerable.Range(0, 9).Select(i => new EmbedField($"More {i}", "x")),
            ],
            Buttons = [.. Enumerable.Range(0, 9).Select(i => new Button(Route.To("points", ticket.Id, i), $"Points {i}"))],
        };
    }

    async ValueTask<TicketStaffContent?> ITicketStaffSection.GetAsync(
        TicketInfo ticket,
        CultureInfo culture,
        CancellationToken cancellationToken
    )
    {
        await Before(cancellationToken);
        return new TicketStaffContent("Points")
        {
            Text = new string('x', 5000),
            Buttons = [new Button(Route.To("give", ticket.Id), "Give"), new LinkButton("Rules", "https://example.com/rules")],
        };
    }

    async ValueTask<OpeningDecision> ITicketOpeningPolicy.DecideAsync(TicketOpening opening, CancellationToken cancellationToken)
    {
        lock (Asked)
            Asked.Add(opening);
        await Before(cancellationToken);
        return Decide(opening);
    }

    async ValueTask<bool> ITicketFirstResponder.WillAnswerAsync(TicketOpening opening, CancellationToken cancellationToken)
    {
        await Before(cancellationToken);
        return Answers;
    }

    async ValueTask<DepartmentPage?> IDepartmentSettingsPage.GetAsync(
        Snowflake guild,
        string department,
        CultureInfo culture,
        CancellationToken cancellationToken
    )
    {
        await Before(cancellationToken);
        return new DepartmentPage("Points", $"{Points} for {department}", Route.To("edit", department)) { Emoji = "⭐" };
    }
}
