namespace DCTicket.Host.Plugins;

/// <summary>On how many threads a plugin is executing.</summary>
/// <param name="count">Where that is kept.</param>
/// <param name="owner">Keeps the memory there.</param>
internal sealed unsafe class ExecutionMark(int* count, object owner)
{
    // Called whenever a thread goes on with the work of another plugin, or of none.
    private static readonly AsyncLocal<ExecutionMark?> Current = new(change =>
    {
        change.PreviousValue?.Leave();
        change.CurrentValue?.Enter();
    });

    /// <summary>Whether a thread executes the plugin's code at this moment.</summary>
    public bool IsExecuting => Volatile.Read(ref *count) > 0;

    public void Enter() => Interlocked.Increment(ref *count);

    /// <summary>Marks what the caller does from now on, also on other threads, until the result is disposed.</summary>
    public static Execution Begin(ExecutionMark? mark)
    {
        var previous = Current.Value;
        Current.Value = mark;
        return new Execution(previous);
    }

    public override string ToString() => $"{*count} in {owner}";

    private void Leave() => Interlocked.Decrement(ref *count);

    /// <summary>A plugin at work.</summary>
    internal readonly struct Execution(ExecutionMark? previous) : IDisposable
    {
        public void Dispose() => Current.Value = previous;
    }
}
