using DCTicket.Contracts;

namespace DCTicket.Probe;

public sealed class ShowProbeSettings(GuildSettings<ProbeSettings> settings)
{
    [Command("probe-settings", "What is set for this server"), Everyone, Cooldown(30, "1m")]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var s = await settings.GetAsync(context.GuildId, cancellationToken);
        return $"Set: {s.Greeting} · {s.Times} · {s.Pause.TotalMinutes} min · {s.Loud} · {s.Tone} · {s.Helper} · "
            + $"{string.Join('+', s.Channels)} · {s.ApiKey} of {s.ApiKey?.Reveal().Length ?? 0}";
    }
}
