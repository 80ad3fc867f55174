using System.Text.RegularExpressions;

namespace DCTicket.Contracts;

/// <summary>A Unicode emoji, or one of a server. Source: Discord's documentation, "Emoji Resource: Emoji Object".</summary>
public sealed partial record Emoji
{
    /// <summary>The id; null for a Unicode emoji.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The character, or the name in the server; empty for a deleted one.</summary>
    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>Whether it is animated.</summary>
    public bool Animated { get; init; }

    /// <summary>The emoji as text: the character, or <c>&lt;:name:id&gt;</c>.</summary>
    public override string ToString() => Id is { } id ? $"<{(Animated ? "a" : "")}:{Name}:{id}>" : Name;

    /// <summary>Parses what <see cref="ToString"/> writes; anything but <c>&lt;:name:id&gt;</c> is taken as a character.</summary>
    public static Emoji Parse(string text) =>
        Custom().Match(text) is { Success: true } match
            ? new Emoji
            {
                Id = Snowflake.Parse(match.Groups[3].Value),
                Name = match.Groups[2].Value,
                Animated = match.Groups[1].Length > 0,
            }
            : new Emoji { Name = text };

    [GeneratedRegex(@"^<(a?):([A-Za-z0-9_]{1,32}):([0-9]{15,19})>$")]
    private static partial Regex Custom();
}
