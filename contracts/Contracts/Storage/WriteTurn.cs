namespace DCTicket.Contracts;

/// <summary>What is writing for a context; disposing ends it.</summary>
internal enum WriteTurn
{
    /// <summary>None: another context may write.</summary>
    None,

    /// <summary>A save or a <see cref="PluginDbContext.WriteAsync"/>.</summary>
    Write,

    /// <summary>A transaction that the plugin began.</summary>
    Transaction,

    /// <summary>A command outside of a transaction.</summary>
    Command,
}
