namespace DCTicket.Contracts;

/// <summary>Whose uses a <see cref="CooldownAttribute"/> counts.</summary>
public enum CooldownScope
{
    /// <summary>Those of each user, in all servers together.</summary>
    User,

    /// <summary>Those of all members of a server together.</summary>
    Guild,
}
