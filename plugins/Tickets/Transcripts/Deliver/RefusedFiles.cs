using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Decides whether a message may be rejected for its files, and says so if it is posted without them.</summary>
internal static class RefusedFiles
{
    /// <summary>The missing files if the message is posted without them; null for another rejection.</summary>
    public static EffectKinds? Of(DiscordException exception) =>
        exception switch
        {
            { Status: 413 } or { Code: DiscordErrorCode.RequestTooLarge or DiscordErrorCode.FileTooLarge } => EffectKinds.LogFilesTooLarge,
            { Code: DiscordErrorCode.InvalidFormBody } => EffectKinds.LogFilesRefused,
            { Code: DiscordErrorCode.MissingPermissions } => EffectKinds.LogFilesForbidden,
            _ => null,
        };

    /// <summary>Why a log message has no files; null if it has.</summary>
    public static string? Why(Ticket ticket, GuildSettingsSnapshot guild)
    {
        if (ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesTooLarge))
            return guild.Text("log.files-too-large");
        if (ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesForbidden))
            return guild.Text("log.files-forbidden");
        if (ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesFailed))
            return guild.Text("log.files-failed");
        return ticket.AbandonedEffects.HasFlag(EffectKinds.LogFilesRefused) ? guild.Text("log.files-refused") : null;
    }
}
