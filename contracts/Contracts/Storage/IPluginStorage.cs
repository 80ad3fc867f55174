namespace DCTicket.Contracts;

/// <summary>What the host does around a write.</summary>
internal interface IPluginStorage
{
    /// <summary>Saves the changes of a context, and what was raised on it, when no other write of the file is under way.</summary>
    Task<int> SaveAsync(PluginDbContext db, Func<Task<int>> save, CancellationToken cancellationToken);

    /// <summary>Writes when no other write of the file is under way.</summary>
    Task WriteAsync(PluginDbContext db, Func<Task> write, CancellationToken cancellationToken);
}
