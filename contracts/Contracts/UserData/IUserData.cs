namespace DCTicket.Contracts;

/// <summary>
/// A plugin's personal data of a user, for export and erasure: <c>plugin.Export&lt;IUserData, TService&gt;()</c>. Callers get all of them
/// from <see cref="IExports{TContract}"/>, and have checked that the requester is allowed. Both calls concern one server, may take
/// minutes, and may be repeated.
/// </summary>
public interface IUserData
{
    /// <summary>
    /// Exports a user's data in a server: content that the user wrote or uploaded, and data that identifies the user. Content of others is
    /// only included if the user could see it. Nothing for an unknown user.
    /// </summary>
    IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Erases a user's data in a server. Data about the user alone is deleted; in data that others need (a conversation, a statistic), the
    /// user's id, names and texts are removed. After a failure it is called again and must continue; for an unknown user it does nothing.
    /// </summary>
    Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);
}
