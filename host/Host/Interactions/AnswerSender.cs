using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Health;
using DCTicket.Host.Plugins;
using DCTicket.Host.Texts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Sends the answer of a handler to Discord, and explains failures to the member and in the log.</summary>
internal sealed partial class AnswerSender(HandlerResults results, ILogger log)
{
    /// <summary>Sends what a handler returned, and an apology where Discord refuses it.</summary>
    public async Task SendAsync(
        Answer answer,
        Interaction interaction,
        Plugin? plugin,
        InteractionHandler? handler,
        object result,
        CancellationToken cancellationToken)
    {
        try
        {
            await answer.SendAsync(result, cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.InteractionAlreadyAcknowledged)
        {
            // The first copy of a repeated answer arrived.
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.UnknownInteraction || e.Status is 0 or >= 500)
        {
            LogNotAnswered(log, e, plugin?.Id, handler);
        }
        catch (DiscordException e) when (IsGone(e))
        {
            LogGone(log, plugin?.Id, handler, e.Operation, e.Reason);
        }
        catch (Exception e)
        {
            // Discord refused what the handler said: the member gets an answer all the same.
            var apology = Explain(interaction, plugin, handler, e);
            try
            {
                await answer.SendAsync(apology, cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException again) when (IsGone(again))
            {
                LogGone(log, plugin?.Id, handler, again.Operation, again.Reason);
            }
            catch (Exception again)
            {
                LogNotAnswered(log, again, plugin?.Id, handler);
            }
        }
    }

    // People delete channels and messages also while a command works on them.
    private static bool IsGone(DiscordException e) => e.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownMessage;

    /// <summary>Logs and counts a failure; what the member is told of it.</summary>
    public Reply Explain(Interaction interaction, Plugin? plugin, InteractionHandler? handler, Exception e)
    {
        if (e is DiscordException gone && IsGone(gone))
        {
            LogGone(log, plugin?.Id, handler, gone.Operation, gone.Reason);
            return Reply.Refuse(HostTexts.Catalog.Get(Cultures.Of(interaction.Locale), "gone"));
        }

        var reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        LogFailed(log, e, plugin?.Id, handler, reference);
        if (plugin is not null && handler is not null)
            results.RecordFailure(plugin.Id, handler.ToString(), e);
        var culture = Cultures.Of(interaction.Locale);
        return Reply.Refuse(e is DiscordException { Code: DiscordErrorCode.MissingPermissions or DiscordErrorCode.MissingAccess } refused
            ? HostTexts.Catalog.Get(culture, "missing-permission", refused.Operation, refused.Reason, reference)
            : HostTexts.Catalog.Get(culture, "failed", reference));
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: {Handler} failed; the member was given the reference {Reference}")]
    private static partial void LogFailed(
        ILogger logger, Exception exception, string? plugin, InteractionHandler? handler, string reference);

    [LoggerMessage(
        LogLevel.Information,
        "{Plugin}: {Handler} ended early: its channel or message was deleted meanwhile ({Operation}: {Reason})")]
    private static partial void LogGone(ILogger logger, string? plugin, InteractionHandler? handler, string operation, string reason);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: Discord did not take the answer of {Handler}; the member saw no answer")]
    private static partial void LogNotAnswered(ILogger logger, Exception exception, string? plugin, InteractionHandler? handler);
}
