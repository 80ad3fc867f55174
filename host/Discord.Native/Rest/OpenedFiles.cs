using DCTicket.Contracts;
using Microsoft.Win32.SafeHandles;

namespace DCTicket.Discord.Native.Rest;

/// <summary>
/// The files of a request, opened once before the first attempt: an unreadable file is the caller's error and no network failure.
/// </summary>
internal sealed class OpenedFiles : IDisposable
{
    private readonly List<SafeFileHandle> _handles = [];
    private readonly List<Func<HttpContent>> _contents = [];

    private OpenedFiles() { }

    /// <summary>The error of a file during the send; null for none.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>
    /// Opens the files; throws the exceptions of the file system: <see cref="FileNotFoundException"/>, <see
    /// cref="UnauthorizedAccessException"/>…
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

    /// <summary>Gets the content of a file for one attempt.</summary>
    public HttpContent ContentOf(int index) => _contents[index]();

    /// <summary>Keeps the first error; the HTTP client would wrap it as a network failure.</summary>
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
