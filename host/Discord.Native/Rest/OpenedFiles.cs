using DCTicket.Contracts;
using Microsoft.Win32.SafeHandles;

namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// The files of a request, opened once before its first try: a file that cannot be read is the caller's error, not a failure of the line.
/// </summary>
internal sealed class OpenedFiles : IDisposable
{
    private readonly List<SafeFileHandle> _handles = [];
    private readonly List<Func<HttpContent>> _contents = [];

    private OpenedFiles() { }

    /// <summary>What went wrong with a file while it was sent; null for nothing.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Opens them; throws what the file system says: <see cref="FileNotFoundException"/>, <see cref="UnauthorizedAccessException"/>…
    /// </summary>
    public static OpenedFiles Open(IReadOnlyList<OutgoingFile> files)
    {
        var opened = new OpenedFiles();
        try
        {
            foreach (var file in files)
                opened.Add(file);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a file, for one try.</summary>
    public HttpContent ContentOf(int index) => _contents[index]();

    /// <summary>Keeps the first failure; the HTTP client would wrap it as one of the line.</summary>
    public void Fail(Exception failure) => Failure ??= failure;

    public void Dispose() => _handles.ForEach(handle => handle.Dispose());

    private void Add(OutgoingFile file)
    {
        if (file.Path is not { } path)
        {
            _contents.Add(() => new ReadOnlyMemoryContent(file.Content));
            return;
        }

        var handle = File.OpenHandle(path, options: FileOptions.Asynchronous);
        _handles.Add(handle);
        var length = RandomAccess.GetLength(handle);
        _contents.Add(() => new FileContent(handle, length, path, this));
    }
}
