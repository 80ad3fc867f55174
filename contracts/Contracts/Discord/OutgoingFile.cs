namespace DCTicket.Contracts;

/// <summary>A file to send.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Content">The bytes; together with the others of the message at most 10 MiB unless the server has more.</param>
/// <param name="ContentType">The media type.</param>
public sealed record OutgoingFile(string Name, ReadOnlyMemory<byte> Content, string ContentType)
{
    /// <summary>
    /// The file on the disk that is sent in the place of <see cref="Content"/>, null for the bytes. It is opened before the first try, and
    /// must not become shorter while it is sent.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>A file that lies on the disk, so that a large one need not be held in memory.</summary>
    public static OutgoingFile FromPath(string name, string path, string contentType) => new(name, default, contentType) { Path = path };
}
