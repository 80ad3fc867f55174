namespace DCTicket.Contracts;

/// <summary>
/// What a plugin keeps of a person, to be handed out and to be forgotten: <c>plugin.Export&lt;IUserData, TService&gt;()</c>. Who asks has
/// all of them by <see cref="IExports{TContract}"/>, and has made sure that the person may. Both calls are about one server, may take
/// minutes, and may come again.
/// </summary>
public interface IUserData
{
    /// <summary>
    /// All that is kept of a person in a server: what the person wrote, gave or is known by. What others wrote is not part of it, save
    /// where the person saw it anyway. Nothing for somebody who is not known.
    /// </summary>
    IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a person in a server. What is only about the person is deleted; where others need the rest (a conversation, a number in a
    /// statistic), the person's id, names and words are taken out of it. After a failure it is called again and must
    /// continue; for an unknown person it does nothing.
    /// </summary>
    Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken);
}
