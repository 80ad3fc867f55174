namespace DCTicket.Contracts;

/// <summary>A file to send.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Content">The bytes; all files of the message together have at most 10 MiB, or more with the server's boosts.</param>
/// <param name="ContentType">The media type.</param>
public sealed record OutgoingFile(string Name, ReadOnlyMemory<byte> Content, string ContentType)
{
    /// <summary>
    /// The file on disk that is sent instead of <see cref="Content"/>; null for the bytes. It is opened before the first attempt, and must
    /// not shrink while it is sent.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Creates a file that is read from disk, so that a large one need not be held in memory.</summary>
    public static OutgoingFile FromPath(string name, string path, string contentType) => new(name, default, contentType) { Path = path };
}
