using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>Tells when it may be for its files that Discord refuses a message, and says so where the message stands without them.</summary>
internal static class RefusedFiles
{
    /// <summary>What is left out where the message is taken without its files; null where the refusal is of another kind.</summary>
    public static EffectKinds? Of(DiscordException exception) =>
        exception switch
        {
            { Status: 413 } or { Code: DiscordErrorCode.RequestTooLarge or DiscordErrorCode.FileTooLarge } => EffectKinds.LogFilesTooLarge,
            { Code: DiscordErrorCode.InvalidFormBody } => EffectKinds.LogFilesRefused,
            { Code: DiscordErrorCode.MissingPermissions } => EffectKinds.LogFilesForbidden,
            _ => null,
        };

    /// <summary>Why a log message has no files; null where it has them.</summary>
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
