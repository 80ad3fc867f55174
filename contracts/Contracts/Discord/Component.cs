namespace DCTicket.Contracts;

/// <summary>
/// A component in an action row of a message: <see cref="Button"/>, <see cref="LinkButton"/> or a <see cref="SelectMenu"/>.
/// </summary>
public abstract record Component
{
    private protected Component() { }
}
