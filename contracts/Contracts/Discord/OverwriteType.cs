namespace DCTicket.Contracts;

/// <summary>What an <see cref="Overwrite"/> is about.</summary>
public enum OverwriteType
{
    /// <summary>A role.</summary>
    Role = 0,

    /// <summary>A member.</summary>
    Member = 1,
}
