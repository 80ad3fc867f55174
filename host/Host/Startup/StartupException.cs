namespace DCTicket.Host.Startup;

/// <summary>The host cannot start, and an admin can fix it: the message says what is wrong, where, and how to fix it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>EX_CONFIG of sysexits.h: a service manager should not retry.</summary>
    public const int ExitCode = 78;

    /// <summary>A service manager should retry.</summary>
    public const int RestartCode = 1;

    /// <summary>Whether the error may be transient.</summary>
    public bool PassesByItself { get; init; }
}
