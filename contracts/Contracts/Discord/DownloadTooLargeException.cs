namespace DCTicket.Contracts;

/// <summary>A file exceeds the caller's limit. The bytes downloaded so far remain in the stream.</summary>
/// <param name="maxBytes">The caller's limit.</param>
public sealed class DownloadTooLargeException(long maxBytes) : Exception($"The file exceeds the limit of {maxBytes} bytes.")
{
    /// <summary>The caller's limit in bytes.</summary>
    public long MaxBytes => maxBytes;
}
