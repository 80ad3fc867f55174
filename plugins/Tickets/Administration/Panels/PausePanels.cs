using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>/support panel pause and /support panel resume: stops new tickets for a while; all panels show the reason.</summary>
internal sealed class PausePanels(GuildSettingsEditor edit, TimeProvider time)
{
    private const int MaxNoteLength = 500;

    [Command("support panel pause", "Stop new tickets for a while; all panels say why"), RequireCommand("support")]
    public async Task<Reply> PauseAsync(
        CommandContext context,
        [Option("note", "What the panels say in the meantime", MaxLength = MaxNoteLength)] string? note,
        [Option("for", "How long, such as 30m, 2h or 1d; leave empty to pause until /support panel resume", MaxLength = 40)]
            string? duration,
        CancellationToken cancellationToken
    )
    {
        var length = TimeSpan.Zero;
        if (duration is not null && (!Durations.TryParse(duration, out length) || length <= TimeSpan.Zero))
            return new Refusal("duration.bad", Markdown.Escape(Truncate.To(duration, 40)));
        GuildSettings paused = null!;
        await edit.EditAsync(
            context,
            guild =>
            {
                guild.PausedAt = guild.PauseShown = time.GetUtcNow();
                guild.PausedUntil = duration is null ? null : time.GetUtcNow() + length;
                guild.PauseNote = VisibleText.Trim(note) is { Length: > 0 } shown ? shown : null;
                paused = guild;
                return Task.FromResult<Refusal?>(null);
            },
            cancellationToken
        );
        return Describe(context.Culture, paused) + "\n" + context.Text("panel.pause-next");
    }

    [Command("support panel resume", "Accept new tickets again"), RequireCommand("support")]
    public async Task<Reply> ResumeAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var refusal = await edit.EditAsync(
            context,
            guild =>
            {
                if (guild.PausedAt is null)
                    return Task.FromResult<Refusal?>(new Refusal("panel.not-paused"));
                guild.Resume();
                guild.PauseShown = null;
                return Task.FromResult<Refusal?>(null);
            },
            cancellationToken
        );
        return refusal is null ? context.Text("panel.resumed") : refusal;
    }

    /// <summary>The start, the end and the reason of the pause.</summary>
    public static string Describe(CultureInfo culture, GuildSettings guild)
    {
        var text = guild.PausedUntil is { } until
            ? TicketTexts.Get(culture, "panel.pause-until", Timestamp.Relative(until))
            : TicketTexts.Get(culture, "panel.pause-open");
        return VisibleText.IsEmpty(guild.PauseNote) ? text : $"{text}\n> {Markdown.Escape(guild.PauseNote).ReplaceLineEndings("\n> ")}";
    }
}
