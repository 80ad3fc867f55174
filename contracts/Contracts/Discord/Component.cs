namespace DCTicket.Contracts;

/// <summary>Something in a row under a message: <see cref="Button"/>, <see cref="LinkButton"/> or a <see cref="SelectMenu"/>.</summary>
public abstract record Component
{
    private protected Component() { }
}
