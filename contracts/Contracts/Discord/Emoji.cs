using System.Text.RegularExpressions;

namespace DCTicket.Contracts;

/// <summary>An emoji of Unicode, or one of a server. Source: Discord's documentation, "Emoji Resource: Emoji Object".</summary>
public sealed partial record Emoji
{
    /// <summary>The id; null for one of Unicode.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The character itself, or the name in the server; empty for one that was deleted.</summary>
    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>Whether it moves.</summary>
    public bool Animated { get; init; }

    /// <summary>The emoji as one writes it: the character itself, or <c>&lt;:name:id&gt;</c>.</summary>
    public override string ToString() => Id is { } id ? $"<{(Animated ? "a" : "")}:{Name}:{id}>" : Name;

    /// <summary>Reads what <see cref="ToString"/> writes; everything but <c>&lt;:name:id&gt;</c> is taken as a character.</summary>
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
