namespace DCTicket.Contracts;

/// <summary>A field that Discord rejected.</summary>
/// <param name="Path">The path in the request, such as “embeds.0.title”.</param>
/// <param name="Code">Discord's code, such as “BASE_TYPE_MAX_LENGTH”.</param>
/// <param name="Message">Discord's message.</param>
public sealed record DiscordFieldError(string Path, string Code, string Message);
