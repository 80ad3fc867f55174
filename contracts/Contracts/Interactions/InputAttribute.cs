namespace DCTicket.Contracts;

/// <summary>
/// Marks a parameter of a modal's handler as one of its fields: a <see cref="string"/>, which is empty for no input; <see
/// cref="IReadOnlyList{T}"/> of <see cref="string"/>, <see cref="Snowflake"/> or <see cref="Attachment"/>; or a <see cref="bool"/> for a
/// <see cref="CheckboxInput"/>.
/// </summary>
/// <param name="name">The <see cref="ModalField.Name"/> of the field.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputAttribute(string name) : Attribute
{
    /// <summary>The name of the field.</summary>
    public string Name { get; } = name;
}
