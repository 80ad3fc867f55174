namespace DCTicket.Host.Storage;

/// <summary>
/// Replaces a file atomically: after a crash of the process it has the old content or the new content. Only one writer per path.
/// </summary>
internal static class WholeFile
{
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var half = path + ".tmp";
        File.WriteAllBytes(half, content);
        File.Move(half, path, overwrite: true);
    }
}
