using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Json;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Accepts interactions, each once and only in time, and finds their handlers.</summary>
internal sealed partial class InteractionDispatcher(
    HandlerQuery handlers,
    HandledInteractions handled,
    InteractionRunner runner,
    TimeProvider time,
    ILogger<InteractionDispatcher> logger
)
{
    private readonly LogThrottle _complaints = new(time);
    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>Accepts an interaction; returns at once.</summary>
    /// <param name="data">The payload.</param>
    /// <param name="isReplay">Whether it is replayed after a resume.</param>
    public void Dispatch(ReadOnlyMemory<byte> data, bool isReplay = false)
    {
        var received = time.GetTimestamp();
        Interaction interaction;
        try
        {
            interaction = Interaction.Parse(data.Span);
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            if (_complaints.ShouldLog("", out var suppressed))
                LogMalformed(e, suppressed);
            return;
        }

        // A newer type of interaction needs a response of a type that we do not know.
        if (interaction.Data is null || !Enum.IsDefined(interaction.Type) || !IsFirst(interaction))
            return;
        if (isReplay && IsTooLate(interaction))
        {
            LogTooLate(interaction.Id, interaction.GuildId);
            return;
        }

        runner.Start(handlers.Find(interaction, interaction.Data), received);
    }

    // Autocomplete changes nothing, and comes with every key: it is not recorded in the file.
    private bool IsFirst(Interaction interaction) =>
        handled.TryAdd(interaction.Id, durable: interaction.Type != InteractionType.Autocomplete);

    // An interaction from before this process started may have been handled by the previous one. Only replays are checked: live ones are
    // in time, whatever this machine's clock says.
    private bool IsTooLate(Interaction interaction) =>
        interaction.Id.CreatedAt < _started || time.GetUtcNow() - interaction.Id.CreatedAt > InteractionLimits.AnswerWithin;

    [LoggerMessage(LogLevel.Warning, "Ignored a malformed interaction ({Suppressed} similar messages suppressed)")]
    private partial void LogMalformed(Exception exception, int suppressed);

    [LoggerMessage(LogLevel.Information, "Ignored interaction {Interaction} in server {Guild}, since it is too late to answer it")]
    private partial void LogTooLate(Snowflake interaction, Snowflake? guild);
}
