namespace DCTicket.Contracts;

/// <summary>
/// Why something is not done, as the key of a text of the plugin (<see cref="IPluginBuilder.AddTexts"/>) and what it names. A handler
/// returns it in the place of its answer; the member sees it in their language, as an ephemeral message.
/// </summary>
/// <param name="Key">The key in the plugin's <c>.resx</c> files.</param>
/// <param name="Arguments">What replaces <c>{0}</c>…; see <see cref="TextCatalog.Get"/>.</param>
public sealed record Refusal(string Key, params IReadOnlyList<object?> Arguments);
