namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a submitted modal. It takes a <see cref="ModalContext"/> first, then the arguments of the
/// route, then the inputs (<see cref="InputAttribute"/>), then a <see cref="CancellationToken"/>, and returns a <see cref="Task{TResult}"/>
/// of <see cref="Reply"/> or <see cref="Update"/>: a modal cannot answer a modal.
/// </summary>
/// <param name="name">Unique among the plugin's modals.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModalSubmitAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> uses.</summary>
    public string Name { get; } = name;
}
