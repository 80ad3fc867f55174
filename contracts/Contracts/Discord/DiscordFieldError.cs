namespace DCTicket.Contracts;

/// <summary>One field that Discord refused.</summary>
/// <param name="Path">Where it stands in the request, such as “embeds.0.title”.</param>
/// <param name="Code">Discord's code, such as “BASE_TYPE_MAX_LENGTH”.</param>
/// <param name="Message">Discord's words.</param>
public sealed record DiscordFieldError(string Path, string Code, string Message);
