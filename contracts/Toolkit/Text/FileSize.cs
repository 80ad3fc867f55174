using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>Formats a file size.</summary>
public static class FileSize
{
    /// <summary>In the largest unit of which it has at least one, such as “1.5 MiB”.</summary>
    public static string Format(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
            < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MiB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024 / 1024:0.#} GiB"),
        };
}
