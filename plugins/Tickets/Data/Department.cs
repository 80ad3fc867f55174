using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>A department as /setup made it in a server.</summary>
internal sealed class Department
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    public required string Key { get; set; }

    /// <summary>The name in the server's language, for tickets of a department that has left the settings.</summary>
    public required string Name { get; set; }

    public List<DepartmentRole> Roles { get; set; } = [];
}

/// <summary>A role that works for a department.</summary>
internal sealed class DepartmentRole
{
    public Guid DepartmentId { get; set; }

    public Snowflake RoleId { get; set; }
}
