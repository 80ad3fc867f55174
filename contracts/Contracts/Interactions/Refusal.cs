namespace DCTicket.Contracts;

/// <summary>
/// A reason why a request is refused: the key of a text of the plugin (<see cref="IPluginBuilder.AddTexts"/>) and its arguments. A handler
/// returns it instead of its response; the member sees it in their language, as an ephemeral message.
/// </summary>
/// <param name="Key">The key in the plugin's <c>.resx</c> files.</param>
/// <param name="Arguments">The values for <c>{0}</c>…; see <see cref="TextCatalog.Get"/>.</param>
public sealed record Refusal(string Key, params IReadOnlyList<object?> Arguments)
{
    /// <summary>
    /// The texts that contain the key; null for those of the plugin whose handler returns it. A refusal of another plugin, such as of
    /// <see cref="ITickets"/>, brings its own.
    /// </summary>
    public TextCatalog? Texts { get; init; }
}
