using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>Creates threads: standalone, from a message, and as forum posts.</summary>
internal sealed class ThreadRoutes(Messages messages)
{
    private const int DefaultMinutes = 4320;
    private const int MaxActive = 1000;

    public void Add(RouteTable routes)
    {
        routes.Post("/channels/{channel}/threads", Create);
        routes.Post("/channels/{channel}/messages/{message}/threads", FromMessage);
    }

    private InteractionResponder Create(Call call)
    {
        if (call.World.Channel(call.Id("channel")) is { IsForum: true } forum)
            return Post(call, forum);
        var errors = new FormErrors();
        var form = ThreadForm.Read(call.Form(errors), create: true, typed: true);
        errors.ThrowIfAny();
        var parent = Parent(call);
        call.Need(parent, form.Type == 12 ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads);
        if (form.Type == 10 != (parent.Type == 5))
            throw Refuse.WrongChannelType();
        var thread = Start(call, parent, form, form.Type!.Value, call.World.NewId());
        return InteractionResponder.Created(ThreadView.For(thread, call.Caller.Id));
    }

    private InteractionResponder FromMessage(Call call)
    {
        var errors = new FormErrors();
        var form = ThreadForm.Read(call.Form(errors), create: true);
        errors.ThrowIfAny();
        var parent = Parent(call);
        call.Need(parent, Permission.ReadMessageHistory);
        var message = parent.Find(call.Id("message")) ?? throw Refuse.UnknownMessage();
        call.Need(parent, Permission.CreatePublicThreads);
        if (!message.IsWritten)
            throw Refuse.SystemMessage();
        if (call.World.Channel(message.Id) is not null)
            throw Refuse.ThreadExists();
        var thread = Start(call, parent, form, parent.Type == 5 ? 10 : 11, message.Id);
        message.Flags |= MessageFlags.HasThread;
        call.World.Announce("MESSAGE_UPDATE", message);
        messages.Create(
            thread,
            call.Caller,
            new MessageDraft(),
            new Origin
            {
                Type = 21,
                Reference = message.Id,
                ReferenceChannel = parent.Id,
            }
        );
        return InteractionResponder.Created(ThreadView.For(thread, call.Caller.Id));
    }

    private InteractionResponder Post(Call call, Channel forum)
    {
        var errors = new FormErrors();
        var body = call.Form(errors);
        var form = ThreadForm.Read(body, create: true);
        var written = body.Object("message", required: true);
        errors.ThrowIfAny();
        var draft = MessageForm.Read(written!, call.Files);
        if (draft.IsEmpty)
            throw Refuse.EmptyMessage();
        call.Need(forum, Permission.SendMessages | MessageRules.Needed(draft));
        MessageRules.CheckFiles(call.World, forum, draft);
        call.World.SlowMode.Take(call.World, forum, call.Caller);
        ForumTags.Check(call, forum, form.AppliedTags ?? [], creating: true);
        var thread = Start(call, forum, form, 11, call.World.NewId());
        var message = messages.Create(thread, call.Caller, draft, new Origin { Id = thread.Id });
        var view = ThreadView.For(thread, call.Caller.Id);
        view["message"] = MessageView.Of(call.World, message, call.Caller.Id);
        return InteractionResponder.Created(view);
    }

    /// <summary>A forum post by a webhook, without a member.</summary>
    public static Channel StartByWebhook(SandboxWorld world, Channel forum, ulong webhook, string name, List<ulong> tags)
    {
        var form = new ThreadForm { Name = name, AppliedTags = tags };
        var thread = Add(world, forum, form, 11, world.NewId(), webhook);
        world.ThreadCreated(thread);
        return thread;
    }

    private static Channel Parent(Call call)
    {
        var parent = call.Channel();
        if (parent.IsDm || parent.Thread is not null || parent.Type is not (0 or 5))
        {
            call.Need(parent, 0);
            throw Refuse.WrongChannelType();
        }

        return parent;
    }

    private static Channel Start(Call call, Channel parent, ThreadForm form, int type, ulong id)
    {
        var world = call.World;
        var thread = Add(world, parent, form, type, id, call.Caller.Id);
        thread.Thread!.Members[call.Caller.Id] = world.Now;
        world.ThreadCreated(thread);
        var guild = world.Guild(parent.GuildId)!;
        call.Audit(guild, AuditAction.ThreadCreate, thread.Id, Changes.Between(null, ThreadEdit.AuditView(thread), ThreadEdit.Audited));
        return thread;
    }

    private static Channel Add(SandboxWorld world, Channel parent, ThreadForm form, int type, ulong id, ulong owner)
    {
        var guild = world.Guild(parent.GuildId)!;
        if (guild.Threads.Values.Count(t => !t.Thread!.Archived) >= MaxActive)
            throw Refuse.TooManyThreads();
        var thread = new Channel
        {
            Id = id,
            GuildId = guild.Id,
            Type = type,
            Name = form.Name,
            ParentId = parent.Id,
            RateLimitPerUser = form.RateLimitPerUser ?? parent.DefaultThreadRateLimit,
            Thread = new ThreadDetails
            {
                OwnerId = owner,
                CreatedAt = world.Now,
                ArchiveChangedAt = world.Now,
                ActiveAt = world.Now,
                AutoArchiveMinutes = form.AutoArchiveMinutes ?? parent.DefaultAutoArchiveMinutes ?? DefaultMinutes,
                Invitable = form.Invitable ?? true,
                AppliedTags = form.AppliedTags ?? [],
            },
        };
        world.Add(thread);
        if (parent.IsForum)
            parent.LastMessageId = thread.Id;
        return thread;
    }
}
