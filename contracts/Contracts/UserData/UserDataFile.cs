using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DCTicket.Contracts;

/// <summary>A file of an export.</summary>
/// <param name="Name">Unique in the plugin's export; a folder may stand before it: <c>tickets/12/report.pdf</c>. No part begins with a
/// dot.</param>
/// <param name="OpenAsync">Opens the content when its turn has come; who asked disposes it. Called at most once.</param>
public sealed record UserDataFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For people to read: in a file of its own nothing needs escapes but what JSON itself asks for.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>A file of JSON.</summary>
    public static UserDataFile FromJson<T>(string name, T value) =>
        new(name, _ => Task.FromResult<Stream>(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, Readable))));
}
