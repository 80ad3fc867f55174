namespace DCTicket.Contracts;

/// <summary>
/// Shows the reply of this handler to everybody in the channel, and not only to who asked; an <see cref="Update"/> may change a message
/// that everybody sees.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;
