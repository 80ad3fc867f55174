using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A file of a transcript or an export on disk.</summary>
/// <param name="Name">The name.</param>
/// <param name="Path">The path.</param>
/// <param name="Size">The size in bytes.</param>
internal sealed record TranscriptPart(string Name, string Path, long Size);

/// <summary>The folders of transcripts: one per ticket and audience, replaced atomically.</summary>
internal sealed class TranscriptFolder(PluginInfo plugin)
{
    private readonly string _root = Path.Combine(plugin.DataFolder, "transcripts");

    public string PathOf(Guid ticket, TranscriptAudience audience, string name) => Path.Combine(Of(ticket, audience), name);

    /// <summary>Fills a folder, then replaces the existing one.</summary>
    public async Task ReplaceAsync(Guid ticket, TranscriptAudience audience, Func<string, Task> fill)
    {
        var half = $"{Of(ticket, audience)}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(half);
        try
        {
            await fill(half);
            var whole = Of(ticket, audience);
            if (Directory.Exists(whole))
                Directory.Delete(whole, recursive: true);
            Directory.Move(half, whole);
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    public void Delete(Guid ticket)
    {
        if (Directory.Exists(Of(ticket)))
            Directory.Delete(Of(ticket), recursive: true);
    }

    private string Of(Guid ticket) => Path.Combine(_root, ticket.ToString("N")[^2..], ticket.ToString("N"));

    private string Of(Guid ticket, TranscriptAudience audience) => Path.Combine(Of(ticket), audience.ToString().ToLowerInvariant());
}
