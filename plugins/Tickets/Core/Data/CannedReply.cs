using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A canned reply of a server, which staff sends into tickets.</summary>
internal sealed class CannedReply
{
    public Guid Id { get; init; }

    public Snowflake GuildId { get; init; }

    /// <summary>The department whose staff may use it; null for all departments.</summary>
    public Guid? DepartmentId { get; set; }

    /// <summary>As typed.</summary>
    public required string Name { get; set; }

    /// <summary>The name for comparisons; unique in the server.</summary>
    public required string Key { get; set; }

    /// <summary>Markdown with placeholders.</summary>
    public required string Text { get; set; }

    /// <summary>Whether it pings the customer.</summary>
    public bool PingsOwner { get; set; }

    /// <summary>Who saved it last; <see cref="DeletedUser.Id"/> after an erasure.</summary>
    public Snowflake SavedById { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Uses { get; set; }
}
