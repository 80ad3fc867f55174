namespace DCTicket.Host.Storage;

/// <summary>
/// Replaces a file as a whole, so that the next start finds the old one or the new one. One writer at a time for each path.
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
