using System.ComponentModel.DataAnnotations;
using DCTicket.Contracts;

namespace DCTicket.Probe;

public enum Tone
{
    Friendly,
    VeryFormal,
}

/// <summary>A setting of each type.</summary>
public sealed record ProbeSettings
{
    [StringLength(100, MinimumLength = 2)]
    public string Greeting { get; init; } = "Hello";

    [Range(1, 20)]
    public int Times { get; init; } = 1;

    [Range(typeof(TimeSpan), "1m", "7d")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromHours(1);

    public bool Loud { get; init; }

    public Tone Tone { get; init; }

    [RoleSetting]
    public Snowflake? Helper { get; init; }

    [ChannelSetting(ChannelType.Text)]
    public IReadOnlyList<Snowflake> Channels { get; init; } = [];

    public Secret? ApiKey { get; init; }
}
