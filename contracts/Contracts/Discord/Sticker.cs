namespace DCTicket.Contracts;

/// <summary>A sticker of a message. Source: Discord's documentation, "Sticker Resource: Sticker Item Object".</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="FormatType">1 PNG, 2 APNG, 3 Lottie, 4 GIF.</param>
public sealed record Sticker(Snowflake Id, string Name, int FormatType);
