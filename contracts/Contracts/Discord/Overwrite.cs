namespace DCTicket.Contracts;

/// <summary>
/// A permission overwrite: an exception for a role or a member in one channel. Source: Discord's documentation, "Channel Resource:
/// Overwrite Object".
/// </summary>
/// <param name="Id">The role's or the member's id.</param>
/// <param name="Type">Whether <paramref name="Id"/> is a role or a member.</param>
/// <param name="Allow">What is allowed.</param>
/// <param name="Deny">What is denied.</param>
public sealed record Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow = Permissions.None, Permissions Deny = Permissions.None);
