namespace DCTicket.Contracts;

/// <summary>
/// Something that a member may choose for an option; Discord shows the first 25. See <see cref="OptionAttribute.Autocomplete"/>.
/// Source: Discord's documentation, "Application Commands: Application Command Option Choice Structure".
/// </summary>
/// <param name="Name">What the member sees, in the member's language; cut to Discord's 100 characters.</param>
/// <param name="Value">What the option gets, 1–100 characters. A choice with a longer value is left out: cut, it would be another
/// one.</param>
public sealed record Choice(string Name, string Value);
