using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Lists members in pages, and searches by name.</summary>
/// <param name="membersGranted">Whether the application may list all members.</param>
internal sealed class MemberLists(bool membersGranted)
{
    private const int MaxCount = 1000;

    public void Add(RouteTable routes)
    {
        routes.Get("/guilds/{guild}/members", List);
        routes.Get("/guilds/{guild}/members/search", Search);
    }

    private InteractionResponder List(Call call)
    {
        var (limit, after) = (call.QueryLimit(1, MaxCount), call.QueryId("after") ?? 0);
        var guild = call.Guild();
        if (call.Caller.Bot && !membersGranted)
            throw Refuse.MissingAccess();
        return InteractionResponder.Ok(
            GuildView.List(
                guild.Members.Values.Where(m => m.UserId > after).OrderBy(m => m.UserId).Take(limit),
                m => MemberView.Of(call.World, m)
            )
        );
    }

    private static InteractionResponder Search(Call call)
    {
        var query = call.QueryText("query", 1, 100)!;
        var limit = call.QueryLimit(1, MaxCount);
        var guild = call.Guild();
        return InteractionResponder.Ok(
            GuildView.List(guild.Members.Values.Where(Matches).OrderBy(m => m.UserId).Take(limit), m => MemberView.Of(call.World, m))
        );

        bool Matches(Member member) =>
            call.World.State.Users[member.UserId].Username.StartsWith(query, StringComparison.OrdinalIgnoreCase)
            || (member.Nick?.StartsWith(query, StringComparison.OrdinalIgnoreCase) ?? false);
    }
}
