using System.Globalization;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>
/// The ids of the interactions of the last 15 minutes, in memory and in a small file: Discord may deliver an interaction again, even to
/// the next process. Older ones cannot be answered any more.
/// </summary>
internal sealed partial class HandledInteractions(string path, int capacity, ILogger logger) : IDisposable
{
    // The lifetime of an interaction token.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly HashSet<Snowflake> _ids = [];
    private readonly Queue<Snowflake> _order = [];
    private FileStream? _file;
    private int _lines;
    private bool _wasRead;
    private bool _complained;

    /// <summary>Records an interaction; false if it is a duplicate.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="durable">
    /// Whether the next process must know it. Then it is written to the file before this returns, and survives a SIGKILL.
    /// </param>
    public bool TryAdd(Snowflake id, bool durable)
    {
        lock (_gate)
        {
            if (!_wasRead)
                Read();
            if (!Remember(id))
                return false;
            if (durable)
                Append(id);
            return true;
        }
    }

    public void Dispose() => _file?.Dispose();

    private bool Remember(Snowflake id)
    {
        if (!_ids.Add(id))
            return false;
        _order.Enqueue(id);
        if (_order.Count > capacity)
            _ids.Remove(_order.Dequeue());
        return true;
    }

    private void Read()
    {
        _wasRead = true;
        try
        {
            if (!File.Exists(path))
                return;
            // The last line of a killed process may be incomplete.
            foreach (var line in File.ReadLines(path))
                if (ulong.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
                    Remember(new Snowflake(id));
            Rewrite();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(e);
        }
    }

    private void Append(Snowflake id)
    {
        try
        {
            if (_lines > 2 * capacity)
                Rewrite();
            // Unbuffered: the data is in the system's cache, and survives the process.
            _file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            _file.Write(Encoding.ASCII.GetBytes($"{id}\n"));
            _lines++;
            _complained = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(e);
        }
    }

    private void Rewrite()
    {
        _file?.Dispose();
        _file = null;
        var newest = _order.Count > 0 ? _order.Max(id => id.CreatedAt) : default;
        var kept = _order.Where(id => newest - id.CreatedAt <= Lifetime).Select(id => $"{id}\n").ToList();
        WholeFile.Write(path, Encoding.ASCII.GetBytes(string.Concat(kept)));
        _lines = kept.Count;
    }

    private void Complain(Exception e)
    {
        _file?.Dispose();
        _file = null;
        if (!_complained)
            LogNotStored(e, path);
        _complained = true;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to save handled interactions in {File}: after a crash one could be handled twice. Check whether the disk is "
            + "full, and who owns the file"
    )]
    private partial void LogNotStored(Exception exception, string file);
}
