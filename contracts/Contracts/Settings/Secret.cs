namespace DCTicket.Contracts;

/// <summary>
/// A key or a password. It shows itself neither in a log nor as JSON; <see cref="Reveal"/> gives it where it is used. As a setting of a
/// server it is a nullable property: admins enter it on the card, it is stored protected, and it is never shown again.
/// </summary>
/// <param name="value">The key or password.</param>
public sealed class Secret(string value)
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the key or password, such as for a header of a request.</summary>
    public string Reveal() => _value;

    /// <summary>Dots.</summary>
    public override string ToString() => "••••••••";
}
