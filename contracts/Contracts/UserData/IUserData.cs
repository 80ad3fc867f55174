using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DCTicket.Contracts;

/// <summary>
/// What a plugin keeps of a person, to be handed out and to be forgotten: <c>plugin.Export&lt;IUserData, TService&gt;()</c>. Who asks has
/// all of them by <see cref="IExports{TContract}"/>, and has made sure that the person may. Both calls are about one server, may take
/// minutes, and may come again.
/// </summary>
public interface IUserData
{
    /// <summary>
    /// All that is kept of a person in a server: what the person wrote, gave or is known by. What others wrote is not part of it, save
    /// where the person saw it anyway. Nothing for somebody who is not known.
    /// </summary>
    IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a person in a server. What is only about the person is deleted; where others need the rest (a conversation, a number in a
    /// statistic), the person's id, names and words are taken out of it. After a failure it is called again and must
    /// continue; for an unknown person it does nothing.
    /// </summary>
    Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);
}

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

/// <summary>What was forgotten.</summary>
/// <param name="Deleted">How many things are gone.</param>
/// <param name="Anonymised">How many things stay, without the person.</param>
/// <param name="Kept">How many things stay as they are, because they are in use: an open ticket. They can be forgotten later.</param>
public sealed record ErasedData(int Deleted, int Anonymised, int Kept = 0);
