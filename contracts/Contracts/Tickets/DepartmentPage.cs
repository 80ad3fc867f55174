namespace DCTicket.Contracts;

/// <summary>A plugin's settings of a department, as its card shows them.</summary>
/// <param name="Title">The title, at most 80 characters; more is cut off.</param>
/// <param name="Summary">The current settings: Markdown, at most 500 characters; more is cut off.</param>
/// <param name="Edit">Where the button leads: a handler of the plugin, which declares that it is for admins.</param>
public sealed record DepartmentPage(string Title, string Summary, Route Edit)
{
    /// <inheritdoc cref="Button.Emoji"/>
    public string? Emoji { get; init; }
}
