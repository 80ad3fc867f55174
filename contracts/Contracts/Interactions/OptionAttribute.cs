namespace DCTicket.Contracts;

/// <summary>
/// Marks a parameter of a command's handler as an option: <see cref="string"/>, <see cref="long"/>, <see cref="bool"/>, <see
/// cref="Channel"/>, <see cref="User"/>, <see cref="Role"/>, <see cref="Mentionable"/>, <see cref="Attachment"/>, or an enum of at most 25
/// values. It is optional if the parameter is nullable. Member data of a user is in <see cref="InteractionContext.Resolved"/>. <para> A
/// value of an enum is translated by the text <c>choice.COMMAND.OPTION.VALUE</c>; without one, its English name is split into words:
/// <c>WaitingForStaff</c> is “Waiting for staff”. </para>
/// </summary>
/// <param name="name">1–32 characters, lower case; in other languages from the text <c>option.COMMAND.NAME.name</c>.</param>
/// <param name="description">1–100 characters of English; in other languages from the text <c>option.COMMAND.NAME.description</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string name, string description) : Attribute
{
    // The largest integer that Discord accepts, as in JavaScript.
    private const long MaxNumber = (1L << 53) - 1;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The description.</summary>
    public string Description { get; } = description;

    /// <summary>For a <see cref="Channel"/>: the allowed kind.</summary>
    public ChannelType ChannelType { get; init; } = ChannelType.Text;

    /// <summary>For a <see cref="Channel"/>: the allowed kinds, if there are several.</summary>
    public ChannelType[] ChannelTypes
    {
        get => field ?? [ChannelType];
        init;
    }

    /// <summary>For a <see cref="long"/>: the minimum.</summary>
    public long Min { get; init; } = -MaxNumber;

    /// <summary>For a <see cref="long"/>: the maximum.</summary>
    public long Max { get; init; } = MaxNumber;

    /// <summary>For a <see cref="string"/>: the minimum number of characters, 0–6,000.</summary>
    public int MinLength { get; init; }

    /// <summary>For a <see cref="string"/>: the maximum number of characters, 1–6,000.</summary>
    public int MaxLength { get; init; } = 6000;

    /// <summary>
    /// For a <see cref="string"/>: the autocomplete method of the same feature, by <c>nameof</c>. Its signature is
    /// <c>Task&lt;IReadOnlyList&lt;Choice&gt;&gt; CompleteAsync(CommandContext context, string typed, CancellationToken
    /// cancellationToken)</c>. Members who may not use the command get no choices, and nobody gets any if it throws or takes longer than
    /// two seconds. Members can send other values, so the handler validates its input. Source: Discord's documentation, "Application
    /// Commands: Autocomplete".
    /// </summary>
    public string? Autocomplete { get; init; }
}
