namespace DCTicket.Contracts;

/// <summary>A department of a server.</summary>
/// <param name="Key">Its key; never changes.</param>
/// <param name="Names">Its name by language, such as <c>en</c>; what an admin typed, so escape it.</param>
/// <param name="StaffRoles">The roles that work for it and still exist.</param>
public sealed record TicketDepartment(string Key, IReadOnlyDictionary<string, string> Names, IReadOnlyList<Snowflake> StaffRoles);
