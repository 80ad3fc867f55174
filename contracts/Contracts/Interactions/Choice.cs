namespace DCTicket.Contracts;

/// <summary>
/// An autocomplete choice of an option; Discord shows the first 25. See <see cref="OptionAttribute.Autocomplete"/>. Source: Discord's
/// documentation, "Application Commands: Application Command Option Choice Structure".
/// </summary>
/// <param name="Name">The text for the member, in the member's language; cut to Discord's 100 characters.</param>
/// <param name="Value">
/// The value of the option, 1–100 characters. A choice with a longer value is omitted, since a cut value would be a different one.
/// </param>
public sealed record Choice(string Name, string Value);
