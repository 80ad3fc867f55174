using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

internal sealed partial class RecordingDiscord
{
    /// <summary>What was asked to be changed about channels.</summary>
    public List<(Snowflake Channel, ChannelChange Change)> Modified { get; } = [];

    /// <summary>The roles of members; who is not in it has none.</summary>
    public Dictionary<Snowflake, IReadOnlyList<Snowflake>> MemberRoles { get; } = [];

    public override Task<Channel> ModifyChannelAsync(Snowflake channel, ChannelChange change, string reason, CancellationToken cancellationToken) =>
        DoAsync("modify", change, () =>
        {
            var index = Channels.FindIndex(c => c.Id == Existing(channel));
            var now = Channels[index];
            Modified.Add((channel, change));
            return Channels[index] = now with
            {
                Name = change.Name ?? now.Name,
                Topic = change.Topic ?? now.Topic,
                ParentId = change.LeavesCategory ? null : change.ParentId ?? now.ParentId,
            };
        });
}
