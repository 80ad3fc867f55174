using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>The members of a thread.</summary>
/// <param name="messages">Writes the system message when a user adds or removes another.</param>
/// <param name="membersGranted">Whether the application may list members.</param>
internal sealed class ThreadMemberRoutes(Messages messages, bool membersGranted)
{
    public void Add(RouteTable routes)
    {
        const string list = "/channels/{channel}/thread-members";
        const string one = list + "/{user}";
        routes.Get(list, List);
        routes.Get(one, Get);
        routes.Put(one, Put);
        routes.Delete(one, Remove);
    }

    private InteractionResponder List(Call call)
    {
        var full = call.QueryFlag("with_member");
        var after = call.QueryId("after") ?? 0;
        var limit = call.QueryLimit(100, 100);
        var thread = Find(call);
        if (call.Caller.Bot && !membersGranted)
            throw Refuse.MissingAccess();
        var found = thread.Thread!.Members.Keys.Order();
        return InteractionResponder.Ok(
            GuildView.List(full ? found.Where(u => u > after).Take(limit) : found, u => View(call, thread, u, full))
        );
    }

    private static InteractionResponder Get(Call call)
    {
        var thread = Find(call);
        var user = User(call);
        return thread.Thread!.Members.ContainsKey(user)
            ? InteractionResponder.Ok(View(call, thread, user, call.QueryFlag("with_member")))
            : throw Refuse.UnknownMember();
    }

    private InteractionResponder Put(Call call)
    {
        var thread = Active(call);
        var user = User(call);
        var guild = call.World.Guild(thread.GuildId)!;
        if (!guild.Members.ContainsKey(user))
            throw call.World.User(user) is null ? Refuse.UnknownUser() : Refuse.UnknownMember();
        if (user != call.Caller.Id)
            CheckInvite(call, guild, thread, user);
        if (thread.Thread!.Members.ContainsKey(user))
            return InteractionResponder.NoContent;
        if (!ThreadActivity.Join(call.World, thread, user))
            throw Refuse.TooManyThreadMembers();
        if (user != call.Caller.Id)
            Say(call, thread, 1, user);
        return InteractionResponder.NoContent;
    }

    private InteractionResponder Remove(Call call)
    {
        var thread = Active(call);
        var user = User(call);
        var mayRemove = user == call.Caller.Id || (thread.Type == 12 && thread.Thread!.OwnerId == call.Caller.Id);
        if (!mayRemove)
            call.Need(thread, Permission.ManageThreads);
        if (!thread.Thread!.Members.ContainsKey(user))
            throw Refuse.UnknownMember();
        if (user != call.Caller.Id)
            Say(call, thread, 2, user);
        thread.Thread.Members.Remove(user);
        call.World.ThreadMembersChanged(thread, [], [user]);
        return InteractionResponder.NoContent;
    }

    private static void CheckInvite(Call call, Guild guild, Channel thread, ulong user)
    {
        call.Need(thread, Permission.SendMessagesInThreads);
        if (thread.Type == 12 && !thread.Thread!.Invitable)
            call.Need(thread, Permission.ManageThreads);
        if (!ThreadActivity.SeesParent(call.World, guild, thread, user))
            throw Refuse.MissingAccess();
    }

    private void Say(Call call, Channel thread, int type, ulong whom) =>
        messages.Create(thread, call.Caller, new MessageDraft(), new Origin { Type = type, SystemMentions = [whom] });

    private static JsonObject View(Call call, Channel thread, ulong user, bool full)
    {
        var view = ThreadView.Member(thread, user);
        if (full && call.World.Guild(thread.GuildId)!.Members.TryGetValue(user, out var member))
            view["member"] = MemberView.Of(call.World, member);
        return view;
    }

    private static ulong User(Call call) => call.Value("user") == "@me" ? call.Caller.Id : call.Id("user");

    private static Channel Find(Call call)
    {
        var thread = call.Channel();
        call.Need(thread, 0);
        return thread.Thread is null ? throw Refuse.WrongChannelType() : thread;
    }

    private static Channel Active(Call call)
    {
        var thread = Find(call);
        return thread.Thread!.Archived ? throw Refuse.ThreadArchived() : thread;
    }
}
