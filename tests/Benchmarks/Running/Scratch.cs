namespace DCTicket.Benchmarks.Running;

/// <summary>A folder that is gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dcticket-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
