namespace DCTicket.Contracts;

/// <summary>A section for staff, shown as an embed with buttons.</summary>
/// <param name="Title">The title, at most 256 characters; more is cut off.</param>
public sealed record TicketStaffContent(string Title)
{
    /// <summary>The text: Markdown, at most 1,500 characters; more is cut off.</summary>
    public string Text { get; init; } = "";

    /// <summary>Fields of the embed, at most 12; the others are left out.</summary>
    public IReadOnlyList<EmbedField> Fields { get; init; } = [];

    /// <summary>The colour, 0xRRGGBB; null for the usual one.</summary>
    public int? Color { get; init; }

    /// <summary>
    /// Buttons and links, at most 5; the others are left out. A click goes to the handler of the plugin that added the button, which
    /// declares who may use it.
    /// </summary>
    public IReadOnlyList<Component> Buttons { get; init; } = [];
}
