using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Interactions;

/// <summary>INTERACTION_CREATE. Source: Discord's documentation, "Receiving and Responding to Interactions: Interaction Object".</summary>
public sealed record Interaction
{
    public required Snowflake Id { get; init; }

    public required InteractionType Type { get; init; }

    public required string Token
    {
        get;
        init => field = string.IsNullOrEmpty(value) ? throw new FormatException("An interaction has no token.") : value;
    }

    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public Member? Member { get; init; }

    /// <summary>The user in a direct message, where there is no <see cref="Member"/>.</summary>
    public User? User { get; init; }

    public Message? Message { get; init; }

    public Permissions AppPermissions { get; init; }

    public string? Locale { get; init; }

    public string? GuildLocale { get; init; }

    /// <summary>The maximum size of a file in the response, in bytes; 0 if Discord does not send it.</summary>
    public long AttachmentSizeLimit { get; init; }

    /// <summary>Reads the event.</summary>
    public static Interaction Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Json.DiscordJson.Default.Interaction) ?? throw new JsonException("The interaction is null.");
}

public enum InteractionType
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>The selection, the click or the input.</summary>
public sealed record InteractionData
{
    public string? Name { get; init; }

    /// <summary>The type of a command: 1 slash command, 2 user command, 3 message command.</summary>
    public int Type { get; init; }

    /// <summary>The target of a user or message command.</summary>
    public Snowflake? TargetId { get; init; }

    public string? CustomId { get; init; }

    /// <summary>The type of the component: 2 for a button, else a select menu.</summary>
    public int ComponentType { get; init; }

    /// <summary>The selected values.</summary>
    public IReadOnlyList<string> Values
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<CommandOption> Options
    {
        get => field ?? [];
        init;
    }

    public IReadOnlyList<FormComponent> Components
    {
        get => field ?? [];
        init;
    }

    public ResolvedData? Resolved { get; init; }

    /// <summary>The full name of a command; with subcommands it has two or three words.</summary>
    public string? CommandName => string.Join(' ', Subcommands.Select(option => option.Name).Prepend(Name));

    /// <summary>The options of the command, or of its subcommand.</summary>
    public IReadOnlyList<CommandOption> Given => Subcommands.LastOrDefault()?.Options ?? Options;

    private IEnumerable<CommandOption> Subcommands
    {
        get
        {
            for (var options = Options; options is [{ Type: CommandOption.Subcommand or CommandOption.Group } only]; options = only.Options)
                yield return only;
        }
    }
}

/// <summary>An option, or a subcommand with its options.</summary>
public sealed record CommandOption(string Name, int Type, JsonElement Value)
{
    public const int Subcommand = 1;
    public const int Group = 2;

    /// <summary>Whether the member is typing it (autocomplete).</summary>
    public bool Focused { get; init; }

    public IReadOnlyList<CommandOption> Options
    {
        get => field ?? [];
        init;
    }
}

/// <summary>A label (with a component) or a row (with components) of a submitted modal, or an input in it.</summary>
public sealed record FormComponent
{
    public string? CustomId { get; init; }

    /// <summary>A text, or the state of a check box.</summary>
    public JsonElement? Value { get; init; }

    public IReadOnlyList<string> Values
    {
        get => field ?? [];
        init;
    }

    public FormComponent? Component { get; init; }

    public IReadOnlyList<FormComponent> Components
    {
        get => field ?? [];
        init;
    }

    /// <summary>This component and all nested ones.</summary>
    public IEnumerable<FormComponent> Flatten() => Components.SelectMany(c => c.Flatten()).Concat(Component?.Flatten() ?? []).Append(this);
}
