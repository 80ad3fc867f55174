namespace DCTicket.Sandbox.World;

/// <summary>The data that only threads have.</summary>
internal sealed class ThreadDetails
{
    public required ulong OwnerId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was created, archived or unarchived, or its archive duration changed.</summary>
    public required DateTimeOffset ArchiveChangedAt { get; set; }

    /// <summary>The last activity, from which the archive duration counts.</summary>
    public required DateTimeOffset ActiveAt { get; set; }
    public required int AutoArchiveMinutes { get; set; }
    public bool Archived { get; set; }
    public bool Locked { get; set; }

    /// <summary>Whether members without MANAGE_THREADS may add others to a private thread.</summary>
    public bool Invitable { get; set; } = true;

    /// <summary>The members with their join times.</summary>
    public Dictionary<ulong, DateTimeOffset> Members { get; set; } = [];
    public int MessageCount { get; set; }
    public int TotalSent { get; set; }
    public List<ulong> AppliedTags { get; set; } = [];
}
