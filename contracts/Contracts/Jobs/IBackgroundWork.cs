namespace DCTicket.Contracts;

/// <summary>
/// Runs work that a handler or job does not wait for, such as a question to a language model. Ask for it in a constructor. Each piece of
/// work has a scope of its own. A failure is logged and shown in <c>/plugins</c>. When the host stops, running work has two seconds to end;
/// then its token is cancelled. Work is not saved: what has to be done after a restart needs a row in the database and a job.
/// </summary>
public interface IBackgroundWork
{
    /// <summary>Starts work; returns at once. It does not start when the host is stopping.</summary>
    /// <typeparam name="TService">The service that does it, from a scope of its own; its name is in logs and in
    /// <c>/plugins</c>.</typeparam>
    /// <param name="work">The work, with a token that is cancelled when the host stops.</param>
    /// <returns>Ends with the work, and never fails. Awaiting it is optional.</returns>
    Task StartAsync<TService>(Func<TService, CancellationToken, Task> work)
        where TService : class;

    /// <summary>
    /// As <see cref="StartAsync{TService}(Func{TService, CancellationToken, Task})"/>, after all work that the plugin has started under the
    /// same key. Work of other keys is not waited for.
    /// </summary>
    /// <param name="key">What the order is kept for, such as the id of a ticket.</param>
    /// <param name="work">The work. If it waits for other work of the same key, it waits for ever.</param>
    /// <returns>Ends with the work, and never fails. Awaiting it is optional.</returns>
    Task StartAsync<TService>(string key, Func<TService, CancellationToken, Task> work)
        where TService : class;
}
