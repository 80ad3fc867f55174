namespace DCTicket.Contracts;

/// <summary>The state of a thread. Source: Discord's documentation, "Channel Resource: Thread Metadata Object".</summary>
/// <param name="Archived">See <see cref="Channel.Archived"/>.</param>
/// <param name="Locked">See <see cref="Channel.Locked"/>.</param>
public sealed record ThreadMetadata(bool Archived, bool Locked);
