namespace DCTicket.Host.Startup;

/// <summary>The host cannot start, and an admin can mend it: the message says what is wrong, where, and how to fix it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>EX_CONFIG of sysexits.h: a service manager should not try again.</summary>
    public const int ExitCode = 78;

    /// <summary>A service manager should try again.</summary>
    public const int RestartCode = 1;

    /// <summary>Whether it may be over at the next start, without anybody changing anything.</summary>
    public bool PassesByItself { get; init; }
}
