namespace DCTicket.Host.Startup;

/// <summary>The folder that the bot keeps everything in, held by this process alone.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <summary>Takes the folder, or says who has it.</summary>
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
            throw new StartupException($"The data folder {path} cannot be made. Set Data:Folder to another folder. ({e.Message})", e);
        }
        catch (IOException e)
        {
            throw new StartupException(
                $"The data folder {path} is in use by another DCTicket. Stop that one, or set Data:Folder to another folder. ({e.Message})",
                e
            )
            {
                // It may be just about to stop.
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

    /// <summary>Where the gateway session is kept over restarts.</summary>
    public string SessionFile => System.IO.Path.Combine(Path, "session.json");

    /// <summary>What Discord refuses for long.</summary>
    public string RefusalsFile => System.IO.Path.Combine(Path, "rate-limits.json");

    /// <summary>Which interactions were handled in the last minutes.</summary>
    public string InteractionsFile => System.IO.Path.Combine(Path, "interactions.log");

    /// <summary>Who has asked for whose data.</summary>
    public string UserDataFile => System.IO.Path.Combine(Path, "user-data.jsonl");

    /// <summary>The state of the running bot.</summary>
    public string HealthFile => HealthFileIn(Path);

    /// <summary>The state of the bot that runs with a folder.</summary>
    public static string HealthFileIn(string folder) => System.IO.Path.Combine(folder, "health.json");

    public string DatabaseOf(string plugin) => System.IO.Path.Combine(Path, plugin + ".db");

    public string FolderOf(string plugin) => Directory.CreateDirectory(System.IO.Path.Combine(Path, plugin)).FullName;

    public void Dispose() => _lock.Dispose();
}
