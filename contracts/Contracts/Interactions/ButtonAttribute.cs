namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a button. It takes a <see cref="ComponentContext"/> first, then the arguments of the
/// route, then a <see cref="CancellationToken"/>. It returns a <see cref="Task{TResult}"/> of <see cref="Reply"/>, <see cref="Update"/> or
/// <see cref="Modal"/>. A method may also handle a command and a button: then it takes an <see cref="InteractionContext"/>, and its
/// options are optional, since a click has none.
/// </summary>
/// <param name="name">Unique among the plugin's buttons.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ButtonAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> uses.</summary>
    public string Name { get; } = name;
}
