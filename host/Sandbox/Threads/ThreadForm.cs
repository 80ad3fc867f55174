using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Threads;

/// <summary>The values of a new or changed thread; null for omitted ones.</summary>
internal sealed class ThreadForm
{
    private static readonly int[] Durations = [60, 1440, 4320, 10080];

    public string? Name { get; init; }
    public int? Type { get; init; }
    public int? AutoArchiveMinutes { get; init; }
    public int? RateLimitPerUser { get; init; }
    public bool? Invitable { get; init; }
    public bool? Archived { get; init; }
    public bool? Locked { get; init; }
    public int? Flags { get; init; }
    public List<ulong>? AppliedTags { get; init; }

    public static ThreadForm Read(Modal form, bool create, bool typed = false) =>
        new()
        {
            Name = create || form.Has("name") ? form.Trimmed("name", 1, 100, required: true) : null,
            Type = typed ? form.Choice("type", [10, 11, 12]) ?? 12 : null,
            AutoArchiveMinutes = form.Choice("auto_archive_duration", Durations),
            RateLimitPerUser = (int?)form.Integer("rate_limit_per_user", 0, 21600),
            Invitable = form.Flag("invitable"),
            Archived = create ? null : form.Flag("archived"),
            Locked = create ? null : form.Flag("locked"),
            Flags = create ? null : (int?)form.Integer("flags", 0, int.MaxValue),
            AppliedTags = form.Has("applied_tags") ? form.Ids("applied_tags", 5) : null,
        };
}
