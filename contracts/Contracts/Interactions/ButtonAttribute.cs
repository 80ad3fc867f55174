namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a button. A method may be the handler of a command and of a button at once: then it takes
/// an <see cref="InteractionContext"/>, and options that may be left out, which a click always leaves out. Else it takes a
/// <see cref="ComponentContext"/> first, then the arguments of the route, then a <see cref="CancellationToken"/>, and returns a
/// <see cref="Task{TResult}"/> of <see cref="Reply"/>, <see cref="Update"/> or <see cref="Modal"/>.
/// </summary>
/// <param name="name">Unique among the plugin's buttons.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ButtonAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> leads to.</summary>
    public string Name { get; } = name;
}
