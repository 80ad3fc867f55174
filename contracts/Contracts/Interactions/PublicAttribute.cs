namespace DCTicket.Contracts;

/// <summary>
/// Makes the reply of this handler visible to everybody in the channel instead of ephemeral; an <see cref="Update"/> may change a public
/// message.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute;
