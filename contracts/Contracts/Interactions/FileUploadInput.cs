namespace DCTicket.Contracts;

/// <summary>
/// Files to upload. The handler gets <see cref="IReadOnlyList{T}"/> of <see cref="Attachment"/>, whose addresses do not live long: fetch
/// the bytes in the handler.
/// </summary>
/// <param name="Name">See <see cref="ModalField"/>.</param>
/// <param name="Label">Cut to Discord's 45 characters.</param>
public sealed record FileUploadInput(string Name, string Label) : MultipleInput(Name, Label);
