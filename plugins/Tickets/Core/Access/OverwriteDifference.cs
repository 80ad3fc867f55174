using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Access;

/// <summary>How the access to a ticket's channel differs from the computed one.</summary>
/// <param name="ShowsMore">Whether somebody has more access than intended.</param>
/// <param name="ShutsOut">Whether somebody has less access than intended.</param>
internal readonly record struct OverwriteDifference(bool ShowsMore, bool ShutsOut)
{
    public bool IsNone => !ShowsMore && !ShutsOut;

    /// <param name="everyone">The role @everyone, whose id is the server's.</param>
    /// <param name="wanted">The computed overwrites.</param>
    /// <param name="actual">The actual overwrites.</param>
    public static OverwriteDifference Between(Snowflake everyone, IReadOnlyList<Overwrite> wanted, IReadOnlyList<Overwrite> actual)
    {
        var isHidden = actual.Any(o => o.Id == everyone && o.Deny.HasFlag(Permissions.ViewChannel));
        var (shown, seeing) = (WithAllowed(wanted, Permissions.ViewChannel), WithAllowed(actual, Permissions.ViewChannel));
        var (writers, writing) = (WithAllowed(wanted, Permissions.SendMessages), WithAllowed(actual, Permissions.SendMessages));
        return new(!isHidden || !seeing.IsSubsetOf(shown) || !writing.IsSubsetOf(writers), !seeing.IsSupersetOf(shown));
    }

    private static HashSet<Snowflake> WithAllowed(IReadOnlyList<Overwrite> overwrites, Permissions permission) =>
        [.. overwrites.Where(o => (o.Allow & permission) != 0).Select(o => o.Id)];
}
