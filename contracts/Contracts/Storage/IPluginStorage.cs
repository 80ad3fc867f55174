namespace DCTicket.Contracts;

/// <summary>What the host does around a write.</summary>
internal interface IPluginStorage
{
    /// <summary>Saves the changes of a context, and what was raised on it, when no other write of the file is under way.</summary>
    Task<int> SaveAsync(PluginDbContext db, Func<Task<int>> save, CancellationToken cancellationToken);

    /// <summary>Writes when no other write of the file is under way.</summary>
    Task WriteAsync(PluginDbContext db, Func<Task> write, CancellationToken cancellationToken);
}

/// <summary>What has the turn to write for a context, and ends it.</summary>
internal enum WriteTurn
{
    /// <summary>Nothing: another context may write.</summary>
    None,

    /// <summary>A save or a <see cref="PluginDbContext.WriteAsync"/>.</summary>
    Write,

    /// <summary>A transaction that was begun by the plugin itself.</summary>
    Transaction,

    /// <summary>One command outside of a transaction.</summary>
    Command,
}
