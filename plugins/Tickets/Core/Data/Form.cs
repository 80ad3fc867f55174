using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A page of a department's form: one modal. Stored as JSON.</summary>
internal sealed record FormPage
{
    /// <summary>One to five.</summary>
    [ValidateEnumeratedItems]
    [MinLength(1, ErrorMessage = "at least one field is needed"), MaxLength(5, ErrorMessage = "at most five fields fit on a page")]
    public List<FormQuestion> Fields { get; init; } = [];
}

/// <summary>The type of a field.</summary>
internal enum FormFieldKind
{
    Text,
    Paragraph,
    Select,
    User,
    Role,
    Channel,
    Mentionable,
    File,
    Radio,
    Checkboxes,
    Checkbox,
}

/// <summary>A field of a department's form. Stored as JSON.</summary>
internal sealed record FormQuestion
{
    /// <summary>Unchanged by a new label: letters, digits and hyphens, unique in the form.</summary>
    [RegularExpression("^[a-z0-9-]{1,32}$", ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    public string Key { get; init; } = "";

    [EnumDataType(typeof(FormFieldKind))]
    public FormFieldKind Kind { get; init; } = FormFieldKind.Paragraph;

    /// <summary>By language, 1–45 characters.</summary>
    [MinLength(1, ErrorMessage = "at least one language is needed, such as \"en\"")]
    public Dictionary<string, string> Label { get; init; } = [];

    /// <summary>The description, by language, at most 100 characters.</summary>
    public Dictionary<string, string> Help { get; init; } = [];

    /// <summary>The placeholder, by language, at most 100 characters.</summary>
    public Dictionary<string, string> Placeholder { get; init; } = [];

    public bool Required { get; init; } = true;

    /// <summary>The minimum number of characters, options or files.</summary>
    [Range(0, 4000, ErrorMessage = "from 0 to 4000")]
    public int? Min { get; init; }

    /// <summary>The maximum number of characters, options or files.</summary>
    [Range(1, 4000, ErrorMessage = "from 1 to 4000")]
    public int? Max { get; init; }

    /// <summary>The options.</summary>
    public List<FormOption> Options { get; init; } = [];
}

/// <summary>An option of a field.</summary>
internal sealed record FormOption
{
    public string Value { get; init; } = "";

    /// <summary>By language, 1–100 characters.</summary>
    public Dictionary<string, string> Label { get; init; } = [];
}
