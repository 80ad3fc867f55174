namespace DCTicket.Contracts;

/// <summary>
/// Marks a parameter of a command's handler as an option: <see cref="string"/>, <see cref="long"/>, <see cref="bool"/>,
/// <see cref="Channel"/>, <see cref="User"/>, <see cref="Role"/>, <see cref="Mentionable"/>, <see cref="Attachment"/>, or an enum of at
/// most 25 values, of which one is chosen. It may be left out when the parameter is nullable. What is known of a user as a member stands
/// in <see cref="InteractionContext.Resolved"/>.
/// <para>
/// A value of an enum is called by its text <c>choice.COMMAND.OPTION.VALUE</c> in each language; without one, in English by its own name in
/// words: <c>WaitingForStaff</c> is “Waiting for staff”.
/// </para>
/// </summary>
/// <param name="name">1–32 characters, lower case; in other languages from the text <c>option.COMMAND.NAME.name</c>.</param>
/// <param name="description">1–100 characters of English; in other languages from the text <c>option.COMMAND.NAME.description</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OptionAttribute(string name, string description) : Attribute
{
    // The largest whole number that Discord takes: JavaScript has no larger one.
    private const long MaxNumber = (1L << 53) - 1;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public string Description { get; } = description;

    /// <summary>For a <see cref="Channel"/>: the kind that may be chosen.</summary>
    public ChannelType ChannelType { get; init; } = ChannelType.Text;

    /// <summary>For a <see cref="Channel"/>: the kinds that may be chosen, where there are several.</summary>
    public ChannelType[] ChannelTypes
    {
        get => field ?? [ChannelType];
        init;
    }

    /// <summary>For a <see cref="long"/>: the least.</summary>
    public long Min { get; init; } = -MaxNumber;

    /// <summary>For a <see cref="long"/>: the most.</summary>
    public long Max { get; init; } = MaxNumber;

    /// <summary>For a <see cref="string"/>: the fewest characters, 0–6,000.</summary>
    public int MinLength { get; init; }

    /// <summary>For a <see cref="string"/>: the most characters, 1–6,000.</summary>
    public int MaxLength { get; init; } = 6000;

    /// <summary>
    /// For a <see cref="string"/>: the method of the same feature that says what may be chosen while the member types; give it by
    /// <c>nameof</c>. It looks like this: <c>Task&lt;IReadOnlyList&lt;Choice&gt;&gt; CompleteAsync(CommandContext context, string typed,
    /// CancellationToken cancellationToken)</c>. Who may not use the command is offered nothing, and neither is anybody when it throws or
    /// takes longer than two seconds. The member can still send what is not offered, so the handler checks what it gets. Source: Discord's
    /// documentation, "Application Commands: Autocomplete".
    /// </summary>
    public string? Autocomplete { get; init; }
}
