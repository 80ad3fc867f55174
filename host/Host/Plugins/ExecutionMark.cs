namespace DCTicket.Host.Plugins;

/// <summary>Counts the threads on which a plugin is executing.</summary>
/// <param name="count">The counter in shared memory.</param>
/// <param name="owner">Keeps the memory alive.</param>
internal sealed unsafe class ExecutionMark(int* count, object owner)
{
    // Called whenever a thread switches to another plugin's code, or to none.
    private static readonly AsyncLocal<ExecutionMark?> Current = new(change =>
    {
        change.PreviousValue?.Leave();
        change.CurrentValue?.Enter();
    });

    /// <summary>Whether a thread executes the plugin's code now.</summary>
    public bool IsExecuting => Volatile.Read(ref *count) > 0;

    public void Enter() => Interlocked.Increment(ref *count);

    /// <summary>Marks the caller's execution context, also on other threads, until the result is disposed.</summary>
    public static Execution Begin(ExecutionMark? mark)
    {
        var previous = Current.Value;
        Current.Value = mark;
        return new Execution(previous);
    }

    public override string ToString() => $"{*count} in {owner}";

    private void Leave() => Interlocked.Decrement(ref *count);

    /// <summary>A marked execution.</summary>
    internal readonly struct Execution(ExecutionMark? previous) : IDisposable
    {
        public void Dispose() => Current.Value = previous;
    }
}
