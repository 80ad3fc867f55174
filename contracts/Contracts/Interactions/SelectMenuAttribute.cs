namespace DCTicket.Contracts;

/// <summary>
/// Marks a method of a feature as the handler of a <see cref="Contracts.SelectMenu"/>. It takes a <see cref="ComponentContext"/> first,
/// then the arguments of the route, then the selection: <see cref="IReadOnlyList{T}"/> of <see cref="string"/>, or of <see
/// cref="Snowflake"/> for ids (empty if <see cref="SelectMenu.MinValues"/> is 0); then a <see cref="CancellationToken"/>. It returns a
/// <see cref="Task{TResult}"/> of <see cref="Reply"/>, <see cref="Update"/> or <see cref="Modal"/>.
/// </summary>
/// <param name="name">Unique among the plugin's select menus.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SelectMenuAttribute(string name) : Attribute
{
    /// <summary>The name that <see cref="Route.To"/> uses.</summary>
    public string Name { get; } = name;
}
