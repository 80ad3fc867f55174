namespace DCTicket.Contracts;

/// <summary>A part of a <see cref="Modal"/>. Source: Discord's documentation, "Component Reference".</summary>
public abstract record ModalComponent
{
    private protected ModalComponent() { }
}
