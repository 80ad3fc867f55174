namespace DCTicket.Testing;

/// <summary>A file that a person uploads.</summary>
public sealed record Upload(string Name, byte[] Content, string Type);
