namespace DCTicket.Contracts;

/// <summary>
/// A file upload. The handler receives <see cref="IReadOnlyList{T}"/> of <see cref="Attachment"/>. Their addresses expire soon: download
/// the files in the handler.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record FileUploadInput(string Name, string Label) : MultipleInput(Name, Label);
