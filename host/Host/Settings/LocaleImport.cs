namespace DCTicket.Host.Settings;

/// <summary>The note that a plugin's own languages and time zones were taken over.</summary>
internal sealed class LocaleImport
{
    public required string Plugin { get; init; }

    public DateTimeOffset At { get; init; }
}
