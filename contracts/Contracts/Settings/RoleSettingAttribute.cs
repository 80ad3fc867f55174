namespace DCTicket.Contracts;

/// <summary>
/// Marks a setting as a role: a nullable <see cref="Snowflake"/>, or an <see cref="IReadOnlyList{T}"/> of them for up to 25 roles. A role
/// may have been deleted since it was chosen.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleSettingAttribute : Attribute;
