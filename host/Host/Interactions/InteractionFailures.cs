using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Host.Health;
using DCTicket.Host.Texts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Logs failures of handlers, and chooses the error message for the member.</summary>
internal sealed partial class InteractionFailures(HandlerResults results, ILogger<InteractionFailures> logger)
{
    // Channels and messages may be deleted while a command uses them.
    private static bool IsGone(DiscordException e) => e.Code is DiscordErrorCode.UnknownChannel or DiscordErrorCode.UnknownMessage;

    public void RecordSuccess(InteractionCall call)
    {
        if (call is { Plugin: { } plugin, Handler: { } handler })
            results.RecordSuccess(plugin.Id, handler.ToString());
    }

    /// <summary>Gets the error message for the member.</summary>
    public Reply Explain(InteractionCall call, Exception exception)
    {
        if (exception is DiscordException gone && IsGone(gone))
        {
            LogDeleted(call.Plugin?.Id, call.Handler, gone.Operation, gone.Reason);
            return Reply.Refuse(HostTexts.Catalog.Get(call.Culture, "gone"));
        }

        var reference = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
        LogFailed(exception, call.Plugin?.Id, call.Handler, reference);
        if (call is { Plugin: { } plugin, Handler: { } handler })
            results.RecordFailure(plugin.Id, handler.ToString(), exception);
        return Reply.Refuse(
            exception is DiscordException { IsMissingPermission: true } refused
                ? HostTexts.Catalog.Get(call.Culture, "missing-permission", refused.Operation, refused.Reason, reference)
                : HostTexts.Catalog.Get(call.Culture, "failed", reference)
        );
    }

    /// <summary>
    /// Logs why a response was not sent. Returns true if the handler did not fail: the response has arrived, or can no longer arrive.
    /// </summary>
    public bool IsSettled(InteractionCall call, Exception exception)
    {
        switch (exception)
        {
            // The first attempt of a retried response arrived.
            case DiscordException { Code: DiscordErrorCode.InteractionAlreadyAcknowledged }:
                return true;
            case DiscordException { Code: DiscordErrorCode.UnknownInteraction } or DiscordException { Status: 0 or >= 500 }:
                LogNotAnswered(exception, call.Plugin?.Id, call.Handler);
                return true;
            case DiscordException gone when IsGone(gone):
                LogDeleted(call.Plugin?.Id, call.Handler, gone.Operation, gone.Reason);
                return true;
            default:
                return false;
        }
    }

    public void RecordNotAnswered(InteractionCall call, Exception exception)
    {
        if (exception is DiscordException gone && IsGone(gone))
            LogDeleted(call.Plugin?.Id, call.Handler, gone.Operation, gone.Reason);
        else
            LogNotAnswered(exception, call.Plugin?.Id, call.Handler);
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: {Handler} failed; the member got the reference {Reference}")]
    private partial void LogFailed(Exception exception, string? plugin, InteractionHandler? handler, string reference);

    [LoggerMessage(LogLevel.Information, "{Plugin}: {Handler} ended early: its channel or message was deleted ({Operation}: {Reason})")]
    private partial void LogDeleted(string? plugin, InteractionHandler? handler, string operation, string reason);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: failed to send the response of {Handler}; the member saw none")]
    private partial void LogNotAnswered(Exception exception, string? plugin, InteractionHandler? handler);
}
