using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal sealed class MessageRoutes(Messages messages)
{
    public void Add(RouteTable routes)
    {
        const string list = "/channels/{channel}/messages";
        const string one = "/channels/{channel}/messages/{message}";
        routes.Get(list, List);
        routes.Add(new Operation("POST", list, Create) { Limit = (5, 5) });
        routes.Get(one, Get);
        routes.Add(new Operation("PATCH", one, Edit) { Limit = (5, 5) });
        routes.Add(new Operation("DELETE", one, Delete) { Limit = (5, 5) });
        routes.Add(new Operation("POST", list + "/bulk-delete", BulkDelete) { Limit = (1, 1) });
        routes.Add(new Operation("POST", "/channels/{channel}/typing", Typing) { Limit = (5, 5) });
        routes.Post(one + "/ack", Acknowledge);
    }

    private static InteractionResponder List(Call call)
    {
        var (before, after, around) = (call.QueryId("before"), call.QueryId("after"), call.QueryId("around"));
        var limit = call.QueryLimit(50, 100);
        var channel = TextChannel(call);
        call.Need(channel, 0);
        var mayRead = (call.World.PermissionsIn(call.Caller.Id, channel) & Permission.ReadMessageHistory) != 0;
        var page = mayRead ? channel.Page(limit, before, after, around) : [];
        return InteractionResponder.Ok(GuildView.List(page, m => MessageView.Of(call.World, m, call.Caller.Id)));
    }

    private InteractionResponder Create(Call call)
    {
        var errors = new FormErrors();
        var form = Written(call, errors);
        var draft = MessageForm.Read(form, call.Files);
        if (draft.IsEmpty)
            throw Refuse.EmptyMessage();
        var channel = TextChannel(call);
        DirectMessages.Check(call.World, channel, call.Caller);
        call.Need(channel, channel.SendPermission | MessageRules.Needed(draft));
        MessageRules.CheckUnlocked(call, channel);
        MessageRules.CheckFiles(call.World, channel, draft);
        if (messages.WithNonce(channel, call.Caller, draft) is { } sent)
            return InteractionResponder.Ok(WithNonce(call, sent));
        var origin = References.Read(call, channel, draft);
        call.World.SlowMode.Take(call.World, channel, call.Caller);
        var message = messages.Create(channel, call.Caller, draft, origin);
        return InteractionResponder.Ok(WithNonce(call, message));
    }

    /// <summary>Users send text; embeds and components are for bots.</summary>
    private static Modal Written(Call call, FormErrors errors)
    {
        var form = call.Form(errors);
        if (!call.Caller.Bot)
        {
            form.Body.Remove("embeds");
            form.Body.Remove("components");
        }

        return form;
    }

    private static JsonObject WithNonce(Call call, Message message)
    {
        var view = MessageView.Of(call.World, message, call.Caller.Id);
        if (message.Nonce is not null)
            view["nonce"] = message.Nonce.DeepClone();
        return view;
    }

    private static InteractionResponder Get(Call call)
    {
        var (_, message) = Find(call, Permission.ReadMessageHistory);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.Caller.Id));
    }

    private InteractionResponder Edit(Call call)
    {
        var errors = new FormErrors();
        var form = Written(call, errors);
        var existing = call.World.Channel(call.Id("channel"))?.Find(call.Id("message"));
        var draft = MessageForm.Read(form, call.Files, edited: existing);
        var (channel, message) = Find(call, 0);
        if (message.AuthorId != call.Caller.Id)
            return Suppress(call, channel, message, draft);
        if (!message.IsWritten)
            throw Refuse.SystemMessage();
        MessageRules.CheckActive(call, channel);
        MessageRules.CheckFiles(call.World, channel, draft);
        if (draft.Embeds is { Count: > 0 })
            call.Need(channel, Permission.EmbedLinks);
        if (draft.Files.Count > 0)
            call.Need(channel, Permission.AttachFiles);
        messages.Edit(channel, message, draft, AllowedMentions.All);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.Caller.Id));
    }

    /// <summary>In messages of others only embeds can be suppressed, with Manage Messages.</summary>
    private InteractionResponder Suppress(Call call, Channel channel, Message message, MessageDraft draft)
    {
        if (draft.SaysMoreThanFlags || !draft.SetsFlags || channel.IsDm)
            throw Refuse.NotYourMessage();
        call.Need(channel, Permission.ManageMessages);
        MessageRules.CheckActive(call, channel);
        messages.Suppress(message, (draft.Flags & MessageFlags.SuppressEmbeds) != 0);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.Caller.Id));
    }

    private InteractionResponder Delete(Call call)
    {
        var (channel, message) = Find(call, 0);
        if (message.Type is 1 or 2 or 4 or 21)
            throw Refuse.SystemMessage();
        if (message.AuthorId != call.Caller.Id && channel.IsDm)
            throw Refuse.NotInDm();
        if (message.AuthorId != call.Caller.Id)
            call.Need(channel, Permission.ManageMessages);
        messages.Delete(channel, message);
        if (message.AuthorId != call.Caller.Id && call.World.Guild(channel.GuildId) is { } guild)
        {
            var options = new JsonObject { ["channel_id"] = channel.Id.Text(), ["count"] = "1" };
            call.Audit(guild, AuditAction.MessageDelete, message.AuthorId, null, options);
        }

        return InteractionResponder.NoContent;
    }

    private static InteractionResponder BulkDelete(Call call)
    {
        var errors = new FormErrors();
        var ids = call.Form(errors).Ids("messages", int.MaxValue);
        if (!call.Form(errors).Has("messages"))
            call.Form(errors).Required("messages");
        if (ids.Distinct().Count() != ids.Count)
            errors.Add("messages", "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        errors.ThrowIfAny();
        if (ids.Count is < 2 or > 100)
            throw Refuse.BulkDeleteCount();
        var channel = TextChannel(call);
        if (channel.IsDm)
            throw Refuse.NotInDm();
        call.Need(channel, Permission.ManageMessages);
        var oldest = call.World.Now.AddDays(-14);
        if (ids.Exists(id => Snowflakes.Time(id) < oldest))
            throw Refuse.TooOldToBulkDelete();
        var gone = ids.Where(id => channel.Find(id) is not null).ToHashSet();
        foreach (var message in gone.Select(id => channel.Find(id)!))
            ThreadActivity.Remove(channel, message);
        var data = new JsonObject { ["ids"] = GuildView.Ids(gone), ["channel_id"] = channel.Id.Text() };
        call.World.InChannel("MESSAGE_DELETE_BULK", channel, data, Intent.GuildMessages, Intent.DirectMessages);
        if (call.World.Guild(channel.GuildId) is { } guild)
            call.Audit(guild, AuditAction.MessageBulkDelete, channel.Id, null, new JsonObject { ["count"] = $"{gone.Count}" });
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder Typing(Call call)
    {
        var channel = TextChannel(call);
        call.Need(channel, channel.SendPermission);
        var data = new JsonObject
        {
            ["channel_id"] = channel.Id.Text(),
            ["user_id"] = call.Caller.Id.Text(),
            ["timestamp"] = call.World.Now.ToUnixTimeSeconds(),
        };
        if (call.World.Guild(channel.GuildId) is { } guild)
            data["member"] = MemberView.Of(call.World, guild.Members[call.Caller.Id]);
        call.World.InChannel("TYPING_START", channel, data, Intent.GuildTyping, Intent.DirectTyping);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder Acknowledge(Call call)
    {
        call.Need(TextChannel(call), 0);
        return InteractionResponder.NoContent;
    }

    private static Channel TextChannel(Call call)
    {
        var channel = call.Channel();
        return channel.IsCategory || channel.IsForum ? throw Refuse.NotInThisChannel() : channel;
    }

    public static (Channel Channel, Message Message) Find(Call call, ulong permissions)
    {
        var channel = TextChannel(call);
        call.Need(channel, permissions);
        return (channel, channel.Find(call.Id("message")) ?? throw Refuse.UnknownMessage());
    }
}
