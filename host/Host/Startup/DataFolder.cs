namespace DCTicket.Host.Startup;

/// <summary>The data folder, locked by this process.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <summary>Locks the folder, or throws with the process that has the lock.</summary>
    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return new DataFolder(
                path,
                new FileStream(System.IO.Path.Combine(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (IOException e) when (!Directory.Exists(path))
        {
            throw new StartupException($"The data folder {path} cannot be created. Set Data:Folder to another folder. ({e.Message})", e);
        }
        catch (IOException e)
        {
            throw new StartupException(
                $"The data folder {path} is in use by another DCTicket. Stop that one, or set Data:Folder to another folder. ({e.Message})",
                e
            )
            {
                // That process may be about to end.
                PassesByItself = true,
            };
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException(
                $"The data folder {path} cannot be written. Give the bot's account the right to, or set Data:Folder to another folder.",
                e
            );
        }
    }

    /// <summary>The file of the gateway session.</summary>
    public string SessionFile => System.IO.Path.Combine(Path, "session.json");

    /// <summary>The file of long rate limits.</summary>
    public string RefusalsFile => System.IO.Path.Combine(Path, "rate-limits.json");

    /// <summary>The file of recently handled interactions.</summary>
    public string InteractionsFile => System.IO.Path.Combine(Path, "interactions.log");

    /// <summary>The folder of the keys that protect secrets: in the host's own folder, which no plugin can have.</summary>
    public string KeysFolder => System.IO.Path.Combine(Path, Plugins.BuiltIn.HostPlugin.Id, "keys");

    /// <summary>The file of data requests.</summary>
    public string UserDataFile => System.IO.Path.Combine(Path, "user-data.jsonl");

    /// <summary>The file with the state of the running bot.</summary>
    public string HealthFile => HealthFileIn(Path);

    /// <summary>Gets the state file of a data folder.</summary>
    public static string HealthFileIn(string folder) => System.IO.Path.Combine(folder, "health.json");

    public string DatabaseOf(string plugin) => System.IO.Path.Combine(Path, plugin + ".db");

    public string FolderOf(string plugin) => Directory.CreateDirectory(System.IO.Path.Combine(Path, plugin)).FullName;

    public void Dispose() => _lock.Dispose();
}
