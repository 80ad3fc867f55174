namespace DCTicket.Contracts;

/// <summary>A text in a modal, without input.</summary>
/// <param name="Text">Markdown, at most 4,000 characters; cut to that.</param>
public sealed record TextDisplay(string Text) : ModalComponent;
