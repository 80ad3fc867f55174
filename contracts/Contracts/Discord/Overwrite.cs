namespace DCTicket.Contracts;

/// <summary>
/// An exception to the permissions of a role or a member in one channel.
/// Source: Discord's documentation, "Channel Resource: Overwrite Object".
/// </summary>
/// <param name="Id">The role's or the member's id.</param>
/// <param name="Type">What <paramref name="Id"/> is.</param>
/// <param name="Allow">What is allowed.</param>
/// <param name="Deny">What is denied.</param>
public sealed record Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow = Permissions.None, Permissions Deny = Permissions.None);
