using System.Globalization;

namespace DCTicket.Sandbox;

/// <summary>The options of the program: from arguments, or from variables that begin with SANDBOX_.</summary>
internal static class CommandLine
{
    private const string Faults = "--faults";

    public static SandboxOptions Read(string[] args)
    {
        var settings = new ConfigurationBuilder()
            .AddEnvironmentVariables("SANDBOX_")
            .AddCommandLine([.. args.Where(a => a != Faults)])
            .Build();
        var options = new SandboxOptions
        {
            DataFolder = settings["data"] is "" ? null : settings["data"] ?? "data/sandbox",
            Level = Level(settings["level"]),
            Faults = args.Contains(Faults) || settings["faults"] is "true" or "1",
            InteractionDeadlineSeconds = AnswerSeconds(settings["answer-seconds"] ?? settings["answer_seconds"]),
        };
        return settings["url"] is { } url ? options with { Url = Address(url) } : options;
    }

    private static SandboxLevel Level(string? name)
    {
        if (name is null)
            return SandboxLevel.Discord;
        foreach (var level in Enum.GetValues<SandboxLevel>())
        {
            if (name.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase))
                return level;
        }

        throw new ArgumentException($"The level is strict, discord or fast, not {name}.");
    }

    private static int AnswerSeconds(string? text) =>
        text is null ? 3
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 900 ? seconds
        : throw new ArgumentException($"The seconds for an answer are 1 to 900, not {text}.");

    private static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? address
            : throw new ArgumentException($"{url} is no address such as http://127.0.0.1:5080.");
}
