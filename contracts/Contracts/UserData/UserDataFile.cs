using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DCTicket.Contracts;

/// <summary>A file of an export.</summary>
/// <param name="Name">
/// Unique in the plugin's export, optionally with a folder: <c>tickets/12/report.pdf</c>. No part begins with a dot.
/// </param>
/// <param name="OpenAsync">Opens the content; the caller disposes it. Called at most once.</param>
public sealed record UserDataFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For people to read: a separate file needs only the escapes of JSON itself.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Creates a JSON file.</summary>
    public static UserDataFile FromJson<T>(string name, T value) =>
        new(name, _ => Task.FromResult<Stream>(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(value, Readable))));
}
