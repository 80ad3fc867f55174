using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>PATCH and DELETE of a thread.</summary>
internal sealed class ThreadEdit(Messages messages)
{
    private const int Pinned = 1 << 1;

    public static readonly string[] Audited =
    [
        "name",
        "type",
        "archived",
        "locked",
        "auto_archive_duration",
        "rate_limit_per_user",
        "invitable",
        "flags",
        "applied_tags",
    ];

    public static JsonObject AuditView(Channel thread)
    {
        var view = ThreadView.Of(thread);
        foreach (var (key, value) in view["thread_metadata"]!.AsObject().ToList())
            view[key] = value?.DeepClone();
        return view;
    }

    public InteractionResponder Patch(Call call, Channel thread)
    {
        var errors = new FormErrors();
        var form = ThreadForm.Read(call.Form(errors), create: false);
        if (form.Flags is not (null or 0 or Pinned))
            errors.Add("flags", "BASE_TYPE_CHOICES", "Value must be one of (0, 2).");
        errors.ThrowIfAny();
        call.Need(thread, 0);
        CheckRights(call, thread, form);
        var before = AuditView(thread);
        var wasArchived = thread.Thread!.Archived;
        var oldName = thread.Name;
        Apply(call, thread, form);
        if (Changes.Between(before, AuditView(thread), Audited) is not { Count: > 0 } changes)
            return InteractionResponder.Ok(ThreadView.For(thread, call.Caller.Id));
        if (wasArchived && !thread.Thread.Archived)
            call.World.ThreadUnarchived(thread);
        else
            call.World.ThreadUpdated(thread);
        if (thread.Name != oldName)
            messages.Create(thread, call.Caller, new MessageDraft(), new Origin { Type = 4, Text = thread.Name });
        call.Audit(call.World.Guild(thread.GuildId)!, AuditAction.ThreadUpdate, thread.Id, changes);
        return InteractionResponder.Ok(ThreadView.For(thread, call.Caller.Id));
    }

    public static InteractionResponder Delete(Call call, Channel thread)
    {
        call.Need(thread, Permission.ManageThreads);
        var guild = call.World.Guild(thread.GuildId)!;
        var saw = guild.Members.Keys.Where(u => call.World.Sees(u, thread)).ToHashSet();
        Remove(call.World, thread);
        call.World.ThreadDeleted(thread, saw.Contains);
        call.Audit(guild, AuditAction.ThreadDelete, thread.Id, Changes.Between(AuditView(thread), null, Audited));
        return InteractionResponder.Ok(ThreadView.For(thread, call.Caller.Id));
    }

    /// <summary>Deletes a thread, its messages and the mark on its source message.</summary>
    public static void Remove(SandboxWorld world, Channel thread)
    {
        world.Remove(thread);
        foreach (var ephemeral in world.Ephemerals.Values.Where(m => m.ChannelId == thread.Id).ToList())
            world.Ephemerals.Remove(ephemeral.Id);
        if (world.Channel(thread.ParentId ?? 0)?.Find(thread.Id) is { } starter)
            starter.Flags &= ~MessageFlags.HasThread;
    }

    /// <summary>
    /// The owner may change name, archiving and tags; the rest needs Manage Threads. Unarchiving needs only the permission to write.
    /// </summary>
    private static void CheckRights(Call call, Channel thread, ThreadForm form)
    {
        var state = thread.Thread!;
        if (state.Archived && form.Archived is not false)
            throw Refuse.ThreadArchived();
        var manages = (call.World.PermissionsIn(call.Caller.Id, thread) & Permission.ManageThreads) != 0;
        if (manages)
            return;
        if (state.Locked)
            throw Refuse.ThreadLocked();
        var owns = state.OwnerId == call.Caller.Id;
        if (form.Locked is not null || form.RateLimitPerUser is not null || form.Flags is not null)
            throw Refuse.MissingPermissions();
        var owners =
            form.Name is not null
            || form.AutoArchiveMinutes is not null
            || form.AppliedTags is not null
            || form.Invitable is not null
            || form.Archived is true;
        if (owners && !owns)
            throw Refuse.MissingPermissions();
        call.Need(thread, form.Archived is false ? Permission.SendMessagesInThreads : 0);
    }

    private static void Apply(Call call, Channel thread, ThreadForm form)
    {
        var (world, state) = (call.World, thread.Thread!);
        if (form.Invitable is not null && thread.Type != 12)
            throw Refuse.Form("invitable", "THREAD_INVITABLE_INVALID", "Only private threads can be invitable.");
        var forum = world.Channel(thread.ParentId ?? 0) is { IsForum: true } parent ? parent : null;
        if (form.AppliedTags is { } tags)
            ForumTags.Check(call, forum ?? throw Refuse.WrongChannelType(), tags, creating: false);
        if (form.Flags is not null && forum is null)
            throw Refuse.WrongChannelType();
        thread.Name = form.Name ?? thread.Name;
        thread.RateLimitPerUser = form.RateLimitPerUser ?? thread.RateLimitPerUser;
        thread.Flags = form.Flags ?? thread.Flags;
        state.Invitable = form.Invitable ?? state.Invitable;
        state.Locked = form.Locked ?? state.Locked;
        state.AppliedTags = form.AppliedTags ?? state.AppliedTags;
        var archived = form.Archived ?? state.Archived;
        if (archived != state.Archived || (form.AutoArchiveMinutes ?? state.AutoArchiveMinutes) != state.AutoArchiveMinutes)
            (state.ArchiveChangedAt, state.ActiveAt) = (world.Now, world.Now);
        state.Archived = archived;
        state.AutoArchiveMinutes = form.AutoArchiveMinutes ?? state.AutoArchiveMinutes;
        if (archived)
            thread.Flags &= ~Pinned;
    }
}
