namespace DCTicket.Discord.Connection;

/// <summary>A successful response of Discord.</summary>
/// <param name="Status">200, 201, 202 or 204.</param>
/// <param name="Body">The JSON; empty with 204.</param>
public sealed record DiscordResponse(int Status, ReadOnlyMemory<byte> Body);
