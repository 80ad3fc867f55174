namespace DCTicket.Contracts;

/// <summary>The target of an <see cref="Overwrite"/>.</summary>
public enum OverwriteType
{
    /// <summary>A role.</summary>
    Role = 0,

    /// <summary>A member.</summary>
    Member = 1,
}
