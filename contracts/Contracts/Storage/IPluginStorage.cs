namespace DCTicket.Contracts;

/// <summary>The host's part in a write.</summary>
internal interface IPluginStorage
{
    /// <summary>Saves the changes of a context and its raised events, one write of the file at a time.</summary>
    Task<int> SaveAsync(PluginDbContext db, Func<Task<int>> save, CancellationToken cancellationToken);

    /// <summary>Runs a write, one write of the file at a time.</summary>
    Task WriteAsync(PluginDbContext db, Func<Task> write, CancellationToken cancellationToken);
}
