namespace DCTicket.Discord.Connection;

/// <summary>An event of the gateway.</summary>
/// <param name="Event">The name, such as MESSAGE_CREATE.</param>
/// <param name="Data">The JSON of its <c>d</c>; owned by the receiver.</param>
/// <param name="IsReplay">Whether it is replayed after a resume; it may have been handled before.</param>
public sealed record GatewayDispatch(string Event, ReadOnlyMemory<byte> Data, bool IsReplay = false);
