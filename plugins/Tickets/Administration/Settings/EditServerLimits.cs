using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Settings;

/// <summary>The modal for numeric limits and durations of a server. An empty value follows plugins.json.</summary>
internal sealed class EditServerLimits(TicketsDbContext db, GuildSettingsEditor edit, SettingsCard card, RefusedFormStore refused)
{
    private const string Meanwhile = "department.meanwhile";
    private const int MaxOpen = 1000;
    private const int MaxPerMinute = 10_000;

    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    [Button("settings-numbers"), RequireCommand("support")]
    public async Task<Modal> AskAsync(ComponentContext context, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var inputs = Inputs(guild, context.Culture);
        return Content(EditStamp.Of(inputs), inputs, context.Culture).Open();
    }

    [ModalSubmit("settings-numbers"), RequireCommand("support")]
    public async Task<Update> SaveAsync(ModalContext context, string stamp, CancellationToken cancellationToken)
    {
        IReadOnlyList<ModalComponent> inputs = [];
        var refusal = await edit.EditAsync(
            context,
            guild => Task.FromResult(Apply(guild, context, stamp, inputs = Inputs(guild, context.Culture))),
            cancellationToken
        );
        if (refusal is not null)
        {
            // After a conflict message, the next submission overwrites.
            var again = Content(refusal.Key == Meanwhile ? EditStamp.Of(inputs) : stamp, inputs, context.Culture);
            return Update.Refuse(await refused.KeepAsync(context, context.GuildId, again, context.Text(refusal), cancellationToken));
        }

        return await card.WriteAsync(context, context.Text("settings.saved"), cancellationToken);
    }

    private static FormContent Content(string stamp, IReadOnlyList<ModalComponent> inputs, CultureInfo culture) =>
        new(Route.To("settings-numbers", stamp), TicketTexts.Get(culture, "settings.numbers"), inputs);

    private static Refusal? Apply(GuildSettings guild, ModalContext context, string stamp, IReadOnlyList<ModalComponent> inputs)
    {
        var before = EditStamp.Of(inputs);
        var form = new ModalReader(context.Values, inputs);
        var (grace, most, flood) = (form.Duration("grace"), form.Number("max-open", 0, MaxOpen), form.Number("flood", 0, MaxPerMinute));
        if (form.Problem is { } problem)
            return problem;
        if (grace > LongestGrace)
            return new Refusal("settings.grace-long");
        (guild.GraceTime, guild.MaxOpenPerMember, guild.FloodLimit) = (grace, most, flood);
        return before != stamp && before != EditStamp.Of(Inputs(guild, context.Culture)) ? new Refusal(Meanwhile) : null;
    }

    private static IReadOnlyList<ModalComponent> Inputs(GuildSettings? guild, CultureInfo culture)
    {
        return
        [
            Line("grace", "settings.grace", "settings.grace-help", Durations.Write(guild?.GraceTime)),
            Line(
                "max-open",
                "settings.max-open",
                "settings.max-open-help",
                guild?.MaxOpenPerMember?.ToString(CultureInfo.InvariantCulture) ?? ""
            ),
            Line("flood", "settings.flood", "settings.flood-help", guild?.FloodLimit?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ];

        TextInput Line(string name, string label, string help, string value) =>
            new(name, TicketTexts.Get(culture, label))
            {
                Description = TicketTexts.Get(culture, help),
                Required = false,
                MaxLength = 40,
                Value = value.Length == 0 ? null : value,
            };
    }
}
