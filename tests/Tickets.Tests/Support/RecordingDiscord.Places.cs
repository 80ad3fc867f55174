using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

internal sealed partial class RecordingDiscord
{
    /// <summary>What was asked to be changed about channels.</summary>
    public List<(Snowflake Channel, ChannelChange Change)> Modified { get; } = [];

    /// <summary>The roles of members; who is not in it has none.</summary>
    public Dictionary<Snowflake, IReadOnlyList<Snowflake>> MemberRoles { get; } = [];

    public override Task<Channel> ModifyChannelAsync(
        Snowflake channel,
        ChannelChange change,
        string reason,
        CancellationToken cancellationToken
    ) =>
        DoAsync(
            "modify",
            change,
            () =>
            {
                var list = Threads.Exists(thread => thread.Id == channel) ? Threads : Channels;
                var index = list.FindIndex(c => c.Id == Existing(channel));
                var now = list[index];
                if (now is { IsThread: true, Archived: true })
                    throw Refusal(400, DiscordErrorCode.ThreadArchived);
                Modified.Add((channel, change));
                return list[index] = now with
                {
                    Name = change.Name ?? now.Name,
                    Topic = change.Topic ?? now.Topic,
                    ParentId = change.LeavesCategory ? null : change.ParentId ?? now.ParentId,
                };
            }
        );
}
