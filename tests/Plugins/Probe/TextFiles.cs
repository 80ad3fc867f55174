using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Small files of text.</summary>
internal static class TextFiles
{
    private const int MaxBytes = 64 * 1024;

    public static async Task<string> ReadTextAsync(this IDiscord discord, Attachment file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await discord.DownloadAsync(file, bytes, MaxBytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
