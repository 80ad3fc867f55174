namespace DCTicket.Contracts;

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
