using System.Text;
using DCTicket.Toolkit.Storage;

namespace DCTicket.Toolkit.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    private string File => Path.Combine(_folder, "state.json");

    [Fact]
    public async Task A_file_is_replaced_as_a_whole()
    {
        await WriteAsync("first, and longer");
        await System.IO.File.WriteAllTextAsync(File + AtomicFile.Extension, "left by a crash, and longer than all the others");
        await WriteAsync("second");
        Assert.Equal("second", await System.IO.File.ReadAllTextAsync(File));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task What_fails_or_is_given_up_changes_nothing()
    {
        await WriteAsync("first");
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            AtomicFile.WriteAsync(
                File,
                async (stream, cancellationToken) =>
                {
                    await stream.WriteAsync("half"u8.ToArray(), cancellationToken);
                    throw new InvalidDataException();
                },
                CancellationToken.None
            )
        );
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            AtomicFile.WriteAsync(File, async (_, _) => await cancelled.CancelAsync(), cancelled.Token)
        );
        Assert.Equal("first", await System.IO.File.ReadAllTextAsync(File));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task WriteAsync(string text) =>
        AtomicFile.WriteAsync(
            File,
            async (stream, cancellationToken) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken),
            CancellationToken.None
        );
}
