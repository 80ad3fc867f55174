using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Health.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests;

/// <summary>What people do in the channels of tickets.</summary>
internal static class Work
{
    /// <summary>A ticket of member 5, and staff to take care of it.</summary>
    public static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        for (var staff = 6UL; staff <= 15; staff++)
            world.Discord.MemberRoles[new(staff)] = staff is 8 or 9 ? [] : [TicketsWorld.TechRole];
        await world.OpenAsync(5);
        return world;
    }

    /// <summary>Somebody runs a command in a ticket's channel, after the check that the host makes.</summary>
    public static Task<Reply> RunsAsync<TFeature>(
        this TicketsWorld world,
        Ticket ticket,
        Member member,
        Func<TFeature, Delegate> handler,
        params object[] options
    )
        where TFeature : class =>
        world.InAsync<IServiceProvider, Reply>(async services =>
        {
            var method = handler(services.GetRequiredService<TFeature>());
            var context = world.CommandIn(ticket.ChannelId!.Value, member, options);
            var access =
                method.Method.GetCustomAttribute<AccessAttribute>()
                ?? throw new InvalidOperationException($"{method.Method} is open to everybody.");
            return await access.RefuseAsync(context, services, CancellationToken.None) is { } why
                ? Reply.Refuse(why)
                : await (Task<Reply>)method.DynamicInvoke([context, .. options, CancellationToken.None])!;
        });

    public static Task<Reply> RunsAsync<TFeature>(
        this TicketsWorld world,
        Ticket ticket,
        Member member,
        Func<TFeature, Func<CommandContext, CancellationToken, Task<Reply>>> handler
    )
        where TFeature : class => world.RunsAsync<TFeature>(ticket, member, feature => (Delegate)handler(feature));

    /// <summary>Somebody writes in a ticket's channel, a second after what was before.</summary>
    public static async Task<Message> SaysAsync(this TicketsWorld world, Ticket ticket, Member member, string text = "Hello")
    {
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var message = world.Discord.Write(ticket.ChannelId!.Value, member.User, text);
        await world.HearsAsync(message, member.Roles);
        return message;
    }

    /// <summary>The event of a message arrives.</summary>
    public static Task HearsAsync(this TicketsWorld world, Message message, IReadOnlyList<Snowflake>? roles) =>
        world.HandleAsync<RecordMessages>(record =>
            record.HandleAsync(new MessageCreated(TicketsWorld.Guild, message) { AuthorRoles = roles }, CancellationToken.None)
        );

    /// <summary>The bot is back after a time in which it heard nothing.</summary>
    public static async Task ReturnAsync(this TicketsWorld world, bool nothingMissed = false, IReadOnlySet<Snowflake>? channels = null)
    {
        await world.HandleAsync<Reconcile>(reconcile =>
            reconcile.HandleAsync(
                new GuildAvailable(TicketsWorld.Guild, channels ?? world.Discord.Channels.Select(channel => channel.Id).ToHashSet())
                {
                    NothingMissed = nothingMissed,
                },
                CancellationToken.None
            )
        );
        await world.HandleAsync<CatchUpTickets>(job => job.RunAsync(CancellationToken.None));
    }

    public static async Task SetAsync(this TicketsWorld world, Action<Ticket> set, int number = 1) =>
        await world.ReadAsync(async db =>
        {
            set(await db.Tickets.SingleAsync(t => t.Number == number));
            return await db.SaveChangesAsync();
        });

    public static async Task SetAsync(this TicketsWorld world, string department, Action<Department> set) =>
        await world.ReadAsync(async db =>
        {
            set(await db.Departments.Include(d => d.Roles).SingleAsync(d => d.Key == department));
            return await db.SaveChangesAsync();
        });

    /// <summary>What the bot posted in a ticket after its control message.</summary>
    public static List<OutgoingMessage> Posts(this TicketsWorld world, Ticket ticket) =>
        [
            .. world
                .Discord.Sent.Where(sent => sent.Channel == ticket.ChannelId && sent.Message.Buttons.Count == 0)
                .Select(sent => sent.Message),
        ];

    /// <summary>A command of somebody in a channel.</summary>
    public static CommandContext CommandIn(this TicketsWorld world, Snowflake channel, Member member, params object[] options)
    {
        var users = options
            .Select(option =>
                option is User user ? user
                : option is Mentionable { IsRole: false } who ? TicketsWorld.Person(who.Id.Value)
                : null
            )
            .OfType<User>()
            .ToList();
        var here = users.Where(user => !world.Discord.Left.Contains(user.Id));
        return new CommandContext
        {
            Id = world.Discord.NextId(),
            GuildId = TicketsWorld.Guild,
            ChannelId = channel,
            Member = member,
            AppPermissions = TicketsWorld.BotPermissions,
            Culture = TicketsWorld.English,
            GuildCulture = TicketsWorld.English,
            Texts = TicketTexts.Catalog,
            Resolved = new Resolved
            {
                Users = users.ToDictionary(user => user.Id, user => user with { Bot = user.Id == world.Discord.BotId }),
                Members = here.ToDictionary(
                    user => user.Id,
                    user => new Member { User = user, Roles = world.Discord.MemberRoles.GetValueOrDefault(user.Id) ?? [] }
                ),
            },
        };
    }
}
