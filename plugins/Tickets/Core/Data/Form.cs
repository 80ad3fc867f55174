using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Core.Data;

/// <summary>One modal of a department's form. Kept as JSON.</summary>
internal sealed record FormPage
{
    /// <summary>One to five.</summary>
    [ValidateEnumeratedItems]
    [MinLength(1, ErrorMessage = "at least one field is needed"), MaxLength(5, ErrorMessage = "at most five fields fit on a page")]
    public List<FormQuestion> Fields { get; init; } = [];
}

/// <summary>What a field of a form asks for.</summary>
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

/// <summary>A field of a department's form. Kept as JSON.</summary>
internal sealed record FormQuestion
{
    /// <summary>Stays the same when its label changes: letters, digits and hyphens, unique in the form.</summary>
    [RegularExpression("^[a-z0-9-]{1,32}$", ErrorMessage = "1–32 of a–z, 0–9 and hyphens")]
    public string Key { get; init; } = "";

    [EnumDataType(typeof(FormFieldKind))]
    public FormFieldKind Kind { get; init; } = FormFieldKind.Paragraph;

    /// <summary>By language, 1–45 characters.</summary>
    [MinLength(1, ErrorMessage = "at least one language is needed, such as \"en\"")]
    public Dictionary<string, string> Label { get; init; } = [];

    /// <summary>A line of help, by language, at most 100 characters.</summary>
    public Dictionary<string, string> Help { get; init; } = [];

    /// <summary>By language, at most 100 characters.</summary>
    public Dictionary<string, string> Placeholder { get; init; } = [];

    public bool Required { get; init; } = true;

    /// <summary>The fewest characters, choices or files.</summary>
    [Range(0, 4000, ErrorMessage = "from 0 to 4000")]
    public int? Min { get; init; }

    /// <summary>The most characters, choices or files.</summary>
    [Range(1, 4000, ErrorMessage = "from 1 to 4000")]
    public int? Max { get; init; }

    /// <summary>What may be chosen.</summary>
    public List<FormOption> Options { get; init; } = [];
}

/// <summary>Something to choose in a form.</summary>
internal sealed record FormOption
{
    public string Value { get; init; } = "";

    /// <summary>By language, 1–100 characters.</summary>
    public Dictionary<string, string> Label { get; init; } = [];
}
