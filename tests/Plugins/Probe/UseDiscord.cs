using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Says every verb to Discord, and says what came of it.</summary>
public sealed class UseDiscord(IDiscord discord, TimeProvider time)
{
    private const string Reason = "A test";

    [Command("probe-verbs server", "Roles and members"), Everyone]
    public async Task<Reply> UseServerAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (guild, user) = (context.GuildId, context.Member.User.Id);
        var server = await discord.GetGuildAsync(guild, cancellationToken);
        var role = await discord.CreateRoleAsync(
            guild,
            new NewRole("Made")
            {
                Color = 0xFF0000,
                Permissions = Permissions.AddReactions,
                Mentionable = true,
            },
            Reason,
            cancellationToken
        );
        await discord.AddRoleAsync(guild, user, role.Id, Reason, cancellationToken);
        var member = await discord.GetMemberAsync(guild, user, cancellationToken);
        var before = member!.Roles.Contains(role.Id);
        await discord.RemoveRoleAsync(guild, user, role.Id, Reason, cancellationToken);
        var after = (await discord.GetMemberAsync(guild, user, cancellationToken))!.Roles.Contains(role.Id);
        await discord.DeleteRoleAsync(guild, role.Id, Reason, cancellationToken);
        await discord.DeleteRoleAsync(guild, role.Id, Reason, cancellationToken);
        var left = (await discord.SendAsync(HttpMethod.Get, $"guilds/{guild}/roles", null, cancellationToken))!
            .AsArray()
            .Any(r => (string?)r!["name"] == "Made");
        var stranger = await discord.GetMemberAsync(guild, new Snowflake(100000000000000000), cancellationToken);
        return $"{server.Name}, owned: {server.OwnerId != default}, joined: {member.JoinedAt is not null}, "
            + $"made: {role.Name} {role.Color:X} {role.Permissions} {role.Mentionable}, has: {before} {after}, left: {left}, stranger: "
            + $"{stranger is not null}.";
    }

    [Command("probe-verbs channel", "Channels and overwrites"), Everyone]
    public async Task<Reply> UseChannelAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var user = context.Member.User.Id;
        var category = await discord.CreateChannelAsync(
            context.GuildId,
            new NewChannel("Made") { Type = ChannelType.Category },
            Reason,
            cancellationToken
        );
        var made = await discord.CreateChannelAsync(
            context.GuildId,
            new NewChannel("made-here")
            {
                Topic = "First",
                ParentId = category.Id,
                Slowmode = TimeSpan.FromSeconds(5),
            },
            Reason,
            cancellationToken
        );
        var changed = await discord.ModifyChannelAsync(
            made.Id,
            new ChannelChange
            {
                Name = "renamed",
                Topic = "Second",
                Slowmode = TimeSpan.Zero,
            },
            Reason,
            cancellationToken
        );
        await discord.SetOverwritesAsync(
            made.Id,
            [new Overwrite(user, OverwriteType.Member, Permissions.ViewChannel, Permissions.SendMessages)],
            Reason,
            cancellationToken
        );
        var with = (await discord.GetChannelAsync(made.Id, cancellationToken))!.PermissionOverwrites.SingleOrDefault(o => o.Id == user);
        await discord.SetOverwritesAsync(made.Id, [], Reason, cancellationToken);
        var without = (await discord.GetChannelAsync(made.Id, cancellationToken))!.PermissionOverwrites.Any(o => o.Id == user);
        await discord.DeleteChannelAsync(made.Id, Reason, cancellationToken);
        await discord.DeleteChannelAsync(category.Id, Reason, cancellationToken);
        var gone = await discord.GetChannelAsync(made.Id, cancellationToken) is null;
        var log = await discord.GetAuditLogAsync(context.GuildId, AuditLogAction.ChannelDelete, 10, cancellationToken);
        var entry = log.First(e => e.TargetId == made.Id);
        return $"{category.Type}, {made.Name} in it: {made.ParentId == category.Id}, then {changed.Name} {changed.Topic}, overwrite: "
            + $"{with?.Type} {with?.Allow} {with?.Deny}, "
            + $"removed: {!without}, gone: {gone}, by the bot: {entry.UserId == discord.BotId}, because: {entry.Reason}.";
    }

    [Command("probe-verbs message", "Messages and pins"), Everyone]
    public async Task<Reply> UseMessageAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var channel = context.ChannelId;
        await discord.TriggerTypingAsync(channel, cancellationToken);
        var sent = await discord.SendMessageAsync(
            channel,
            new OutgoingMessage { Content = "Made", Files = [new OutgoingFile("a.txt", new byte[] { 1 }, "text/plain")] },
            cancellationToken
        );
        var edited = await discord.EditMessageAsync(channel, sent.Id, "Edited", cancellationToken);
        var replaced = await discord.EditMessageAsync(
            channel,
            sent.Id,
            new OutgoingMessage { Content = "Replaced", Files = [new OutgoingFile("b.txt", new byte[] { 2 }, "text/plain")] },
            cancellationToken
        );
        await discord.PinMessageAsync(channel, sent.Id, Reason, cancellationToken);
        var pinned = (await discord.GetMessageAsync(channel, sent.Id, cancellationToken))!.Pinned;
        await discord.UnpinMessageAsync(channel, sent.Id, Reason, cancellationToken);
        var unpinned = (await discord.GetMessageAsync(channel, sent.Id, cancellationToken))!.Pinned;
        await discord.DeleteMessageAsync(channel, sent.Id, Reason, cancellationToken);
        await discord.DeleteMessageAsync(channel, sent.Id, Reason, cancellationToken);
        var gone = await discord.GetMessageAsync(channel, sent.Id, cancellationToken) is null;
        return $"{sent.Content} {Files(sent)}, {edited.Content} {Files(edited)}, {replaced.Content} {Files(replaced)}, pinned: {pinned} "
            + $"{unpinned}, gone: {gone}.";
    }

    [Command("probe-verbs reply", "Replies, reactions and history"), Everyone]
    public async Task<Reply> UseReplyAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (channel, bot) = (context.ChannelId, discord.BotId);
        await discord.SendMessageAsync(channel, "Before", cancellationToken);
        var first = await discord.SendMessageAsync(channel, "First", cancellationToken);
        var reply = await discord.SendMessageAsync(
            channel,
            new OutgoingMessage
            {
                Content = "Reply",
                ReplyTo = first.Id,
                Silent = true,
                Mentions = Mentions.None with { RepliedUser = true },
            },
            cancellationToken
        );
        await discord.AddReactionAsync(channel, first.Id, "👀", cancellationToken);
        await discord.AddReactionAsync(channel, first.Id, "👀", cancellationToken);
        var with = (await discord.GetMessageAsync(channel, first.Id, cancellationToken))!.Reactions;
        await discord.RemoveReactionAsync(channel, first.Id, "👀", cancellationToken);
        await discord.RemoveReactionAsync(channel, first.Id, "👀", cancellationToken);
        var without = (await discord.GetMessageAsync(channel, first.Id, cancellationToken))!.Reactions;
        var before = await discord.GetMessagesBeforeAsync(channel, reply.Id, 2, cancellationToken);
        await discord.DeleteMessageAsync(channel, first.Id, Reason, cancellationToken);
        var late = await discord.SendMessageAsync(channel, new OutgoingMessage { Content = "Late", ReplyTo = first.Id }, cancellationToken);
        var user = await discord.GetUserAsync(context.Member.User.Id, cancellationToken);
        var stranger = await discord.GetUserAsync(new Snowflake(100000000000000000), cancellationToken);
        return $"to the first: {reply.ReplyTo == first.Id}, silent: {(reply.Flags & (1 << 12)) != 0} {(first.Flags & (1 << 12)) != 0}, "
            + $"pings: {reply.Mentions.Any(mentioned => mentioned.Id == bot)}, "
            + $"reactions: {string.Join('+', with.Select(r => $"{r.Emoji}{r.Count}"))} {without.Count}, "
            + $"before: {string.Join('+', before.Select(message => message.Content))}, to a deleted one: {late.ReplyTo is not null}, "
            + $"user: {user == context.Member.User}, stranger: {stranger is not null}.";
    }

    [Command("probe-verbs thread", "Private threads"), Everyone]
    public async Task<Reply> UseThreadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var thread = await discord.CreatePrivateThreadAsync(context.ChannelId, "made thread", Reason, cancellationToken);
        var active = (await discord.GetActiveThreadsAsync(context.GuildId, cancellationToken)).Any(t => t.Id == thread.Id);
        await discord.AddThreadMemberAsync(thread.Id, context.Member.User.Id, cancellationToken);
        await discord.SendMessageAsync(thread.Id, "In the thread", cancellationToken);
        await discord.RemoveThreadMemberAsync(thread.Id, context.Member.User.Id, cancellationToken);
        var closed = await discord.SetThreadAsync(thread.Id, archived: true, locked: true, Reason, cancellationToken);
        var still = (await discord.GetActiveThreadsAsync(context.GuildId, cancellationToken)).Any(t => t.Id == thread.Id);
        await discord.DeleteChannelAsync(thread.Id, Reason, cancellationToken);
        return $"{thread.Type} in here: {thread.ParentId == context.ChannelId}, active: {active} {still}, archived: {closed.Archived}, "
            + $"locked: {closed.Locked}.";
    }

    [Command("probe-permissions", "What I may do here, as computed and as Discord says"), Everyone]
    public async Task<Reply> ComputeAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var guild = await discord.GetGuildAsync(context.GuildId, cancellationToken);
        var roles = await discord.GetRolesAsync(context.GuildId, cancellationToken);
        var channel = await discord.GetChannelAsync(context.ChannelId, cancellationToken);
        var bot = await discord.GetMemberAsync(context.GuildId, discord.BotId, cancellationToken);
        var (mine, its) = (
            ChannelPermissions.Of(guild, roles, channel!, context.Member, time.GetUtcNow()),
            ChannelPermissions.Of(guild, roles, channel!, bot!, time.GetUtcNow())
        );
        return mine == (context.Member.Permissions & ChannelPermissions.All) && its == (context.AppPermissions & ChannelPermissions.All)
            ? "Computed right."
            : $"Computed {mine} and {its}, and not {context.Member.Permissions} and {context.AppPermissions}.";
    }

    private static string Files(Message message) => string.Join('+', message.Attachments.Select(file => file.Filename));
}

/// <summary>Answers direct messages.</summary>
public sealed class AnswerDirectMessages(IDiscord discord)
{
    [On]
    public async Task HandleAsync(DirectMessageCreated e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Message.Author.Id != discord.BotId && e.Message.Content.StartsWith("Probe", StringComparison.Ordinal))
            await discord.SendMessageAsync(
                e.Message.ChannelId,
                new OutgoingMessage { Content = $"Heard {e.Message.Content}", ReplyTo = e.Message.Id },
                cancellationToken
            );
    }
}

/// <summary>Writes down which events came.</summary>
public sealed class NoteEvents
{
    private static readonly ConcurrentDictionary<Snowflake, ConcurrentQueue<string>> Seen = new();

    [Command("probe-events", "Which events came from this server"), Everyone]
    public Task<Reply> ShowAsync(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult<Reply>(
            $"Events: {string.Join(", ", Seen.GetOrAdd(context.GuildId, _ => []).Distinct().Order(StringComparer.Ordinal))}."
        );
    }

    [On]
    public Task HandleAsync(GuildUpdated e, CancellationToken cancellationToken) => Note(e, e?.Guild.Name);

    [On]
    public Task HandleAsync(MemberJoined e, CancellationToken cancellationToken) => Note(e, e?.Member.DisplayName);

    [On]
    public Task HandleAsync(MemberLeft e, CancellationToken cancellationToken) => Note(e, e?.User.DisplayName);

    [On]
    public Task HandleAsync(MemberUpdated e, CancellationToken cancellationToken) => Note(e, e?.Member.DisplayName);

    [On]
    public Task HandleAsync(RoleCreated e, CancellationToken cancellationToken) => Note(e);

    [On]
    public Task HandleAsync(RoleUpdated e, CancellationToken cancellationToken) => Note(e, e?.Role.Name);

    [On]
    public Task HandleAsync(RoleDeleted e, CancellationToken cancellationToken) => Note(e);

    [On]
    public Task HandleAsync(ChannelCreated e, CancellationToken cancellationToken) => Note(e, e?.Channel.Name);

    [On]
    public Task HandleAsync(ChannelUpdated e, CancellationToken cancellationToken) => Note(e, e?.Channel.Topic);

    [On]
    public Task HandleAsync(ThreadUpdated e, CancellationToken cancellationToken) => Note(e, e?.Thread.Locked);

    [On]
    public Task HandleAsync(ThreadDeleted e, CancellationToken cancellationToken) => Note(e);

    [On]
    public Task HandleAsync(PinsUpdated e, CancellationToken cancellationToken) => Note(e);

    [On]
    public Task HandleAsync(ReactionAdded e, CancellationToken cancellationToken) => Note(e, e?.Emoji);

    [On]
    public Task HandleAsync(ReactionRemoved e, CancellationToken cancellationToken) => Note(e, e?.Emoji);

    [On]
    public Task HandleAsync(ReactionsCleared e, CancellationToken cancellationToken) => Note(e, e?.Emoji);

    [On]
    public Task HandleAsync(GuildRemoved e, CancellationToken cancellationToken) => Note(e);

    private static Task Note(DiscordEvent? e, object? what = null)
    {
        ArgumentNullException.ThrowIfNull(e);
        Seen.GetOrAdd(e.GuildId, _ => []).Enqueue($"{e.GetType().Name} {what}".TrimEnd());
        return Task.CompletedTask;
    }
}
