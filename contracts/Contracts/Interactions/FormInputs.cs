namespace DCTicket.Contracts;

/// <summary>A part of a <see cref="Form"/>. Source: Discord's documentation, "Component Reference".</summary>
public abstract record FormInput
{
    private protected FormInput() { }
}

/// <summary>A text in a form that asks nothing.</summary>
/// <param name="Text">Markdown, at most 4,000 characters; cut to that.</param>
public sealed record FormText(string Text) : FormInput;

/// <summary>A field of a form: what is asked, and its label. Source: Discord's documentation, "Component Reference: Label".</summary>
/// <param name="Name">1–100 characters, different from the others of the form: the <see cref="InputAttribute.Name"/> or key of
/// <see cref="FormContext.Values"/> that gets it.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record FormField(string Name, string Label) : FormInput
{
    /// <summary>A line of help under the label; cut to 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it must be filled in; a <see cref="CheckboxInput"/> never must.</summary>
    public bool Required { get; init; } = true;
}

/// <summary>A text to write. The handler gets a <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record TextInput(string Name, string Label) : FormField(Name, Label)
{
    /// <summary>What stands in the empty field; cut to 100 characters.</summary>
    public string? Placeholder { get; init; }

    /// <summary>
    /// The prefilled value, truncated to <see cref="MaxLength"/>. A value with a line break makes the field a paragraph. Null for none.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Whether it has several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>The fewest characters, 0–4,000.</summary>
    public int MinLength { get; init; }

    /// <summary>The most characters, 1–4,000.</summary>
    public int MaxLength { get; init; } = 4000;
}

/// <summary>A field of which several may be chosen.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record ManyInput(string Name, string Label) : FormField(Name, Label)
{
    /// <summary>The fewest, where anything is given at all. 0 is the same as not <see cref="FormField.Required"/>.</summary>
    public int MinValues { get; init; } = 1;

    /// <summary>The most: of files 1–10, else 1–25. More than there are options means all of them.</summary>
    public int MaxValues { get; init; } = 1;
}

/// <summary>A list to choose from.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public abstract record SelectInput(string Name, string Label) : ManyInput(Name, Label)
{
    /// <summary>What it says while nothing is chosen; cut to Discord's 150 characters.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>
/// A list of given choices. The handler gets the values: <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or a <see cref="string"/>
/// of at most one.
/// </summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–25 choices.</param>
public sealed record StringSelectInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : SelectInput(Name, Label);

/// <summary>A list of the server's members. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record UserSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>A list of the server's roles. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record RoleSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>A list of the server's members and roles. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record MentionableSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>Who is chosen already.</summary>
    public IReadOnlyList<UserOrRole> Default { get; init; } = [];
}

/// <summary>A list of the server's channels. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Snowflake"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record ChannelSelectInput(string Name, string Label) : SelectInput(Name, Label)
{
    /// <summary>The kinds that are shown; none for all.</summary>
    public IReadOnlyList<ChannelType> ChannelTypes { get; init; } = [];

    /// <summary>What is chosen already.</summary>
    public IReadOnlyList<Snowflake> Default { get; init; } = [];
}

/// <summary>
/// Files to upload. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Attachment"/>, whose addresses do not live long: fetch
/// the bytes in the handler.
/// </summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record FileUploadInput(string Name, string Label) : ManyInput(Name, Label);

/// <summary>Choices of which one can be taken, all of them in sight. The handler gets a <see cref="string"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">2–10 choices.</param>
public sealed record RadioInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : FormField(Name, Label);

/// <summary>
/// Choices of which several can be taken, all of them in sight. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="string"/>.
/// </summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
/// <param name="Options">1–10 choices.</param>
public sealed record CheckboxGroupInput(string Name, string Label, params IReadOnlyList<SelectOption> Options) : ManyInput(Name, Label);

/// <summary>A yes or no. The handler gets a <see cref="bool"/>.</summary>
/// <param name="Name">See <see cref="FormField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record CheckboxInput(string Name, string Label) : FormField(Name, Label)
{
    /// <summary>Whether it is ticked already.</summary>
    public bool Default { get; init; }
}
