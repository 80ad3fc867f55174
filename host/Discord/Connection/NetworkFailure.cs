using System.Net.Sockets;
using System.Security.Authentication;
using DCTicket.Contracts;

namespace DCTicket.Discord.Connection;

/// <summary>Describes in a few words why a host was not reached, for a log line.</summary>
public static class NetworkFailure
{
    /// <summary>The description, such as “discord.com could not be resolved”, without a full stop.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="host">The host.</param>
    public static string Describe(Exception exception, string host)
    {
        if (exception is DiscordException { Status: not 0 } refused)
            return exception.Message.TrimEnd('.', ' ') is { Length: > 0 } words ? words : $"{refused.Operation}: {refused.Status}";
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            if (Words(inner, host) is { } words)
                return words;
        return exception.GetBaseException().Message.TrimEnd('.', ' ');
    }

    private static string? Words(Exception exception, string host) =>
        exception switch
        {
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery,
            } => $"{host} could not be resolved",
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"{host} refused the connection",
            SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown } =>
                $"there is no network to {host}",
            SocketException { SocketErrorCode: SocketError.TimedOut } or OperationCanceledException or TimeoutException =>
                $"{host} did not answer in time",
            SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted } =>
                $"the connection to {host} was cut",
            AuthenticationException => $"the TLS connection to {host} failed: {exception.Message.TrimEnd('.')}",
            _ when exception.GetType().Name == "TimeoutRejectedException" => $"{host} did not answer in time",
            _ => null,
        };
}
