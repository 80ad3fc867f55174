using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>The settings of a server that are numbers and lengths of time. An empty one follows plugins.json.</summary>
internal sealed class EditNumbers(TicketsDbContext db, EditGuild edit, SettingsCard card)
{
    private const int MostOpen = 1000;
    private const int MostPerMinute = 10_000;

    private static readonly TimeSpan _longestGrace = TimeSpan.FromDays(1);

    [Button("settings-numbers"), RequirePermission(Permissions.Administrator)]
    public async Task<Form> AskAsync(ComponentContext context, CancellationToken cancellationToken)
    {
        var guild = await db.GuildSettings.AsNoTracking().SingleOrDefaultAsync(g => g.GuildId == context.GuildId, cancellationToken);
        var inputs = Inputs(guild, context.Culture);
        return new Form(Route.To("settings-numbers", FormStamp.Of(inputs)), TicketTexts.Get(context.Culture, "settings.numbers"), inputs);
    }

    [Form("settings-numbers"), RequirePermission(Permissions.Administrator)]
    public async Task<Update> SaveAsync(FormContext context, string stamp, CancellationToken cancellationToken)
    {
        var refusal = await edit.RunAsync(context, guild => Task.FromResult(Apply(guild, context, stamp)), cancellationToken);
        if (refusal is not null)
            return Update.Refuse(refusal.In(context.Culture));
        return await card.WriteAsync(context, TicketTexts.Get(context.Culture, "settings.saved"), cancellationToken);
    }

    private static Refusal? Apply(GuildSettings guild, FormContext context, string stamp)
    {
        var before = FormStamp.Of(Inputs(guild, context.Culture));
        var form = new ReadForm(context.Values);
        var (grace, most, flood) = (form.Duration("grace"), form.Number("max-open", 0, MostOpen), form.Number("flood", 0, MostPerMinute));
        if (form.Problem is { } problem)
            return problem;
        if (grace > _longestGrace)
            return new Refusal("settings.grace-long");
        (guild.GraceTime, guild.MaxOpenPerMember, guild.FloodLimit) = (grace, most, flood);
        return before != stamp && before != FormStamp.Of(Inputs(guild, context.Culture)) ? new Refusal("department.meanwhile") : null;
    }

    private static IReadOnlyList<FormInput> Inputs(GuildSettings? guild, CultureInfo culture)
    {
        return
        [
            Line("grace", "settings.grace", "settings.grace-help", Durations.Write(guild?.GraceTime)),
            Line("max-open", "settings.max-open", "settings.max-open-help", guild?.MaxOpenPerMember?.ToString(CultureInfo.InvariantCulture) ?? ""),
            Line("flood", "settings.flood", "settings.flood-help", guild?.FloodLimit?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ];

        TextInput Line(string name, string label, string help, string value) => new(name, TicketTexts.Get(culture, label))
        {
            Description = TicketTexts.Get(culture, help),
            Required = false,
            MaxLength = 40,
            Value = value.Length == 0 ? null : value,
        };
    }
}
