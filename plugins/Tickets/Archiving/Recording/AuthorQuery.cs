using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Finds the authors of messages with their roles in the ticket. Asks Discord once per author and run, and continues without a response.
/// </summary>
internal sealed class AuthorQuery(IDiscord discord)
{
    private readonly Dictionary<Snowflake, Member> _known = [];

    /// <summary>With the name and roles of the event.</summary>
    public async Task<Member> OfAsync(Snowflake guild, Member member, CancellationToken cancellationToken)
    {
        try
        {
            return await discord.IsAdminAsync(guild, member.User.Id, member.Roles, cancellationToken)
                ? member with
                {
                    Permissions = Permissions.Administrator,
                }
                : member;
        }
        // The last one is for a server that the bot has just left.
        catch (Exception e) when (e is DiscordException or HttpRequestException or InvalidOperationException)
        {
            return member;
        }
    }

    /// <summary>With the current name and roles; none for former members, bots and webhooks.</summary>
    public async Task<Member> FindAsync(Snowflake guild, Message message, CancellationToken cancellationToken)
    {
        var user = message.Author;
        if (user.Bot || message.WebhookId is not null)
            return new Member { User = user };
        if (!_known.TryGetValue(user.Id, out var known))
            _known[user.Id] = known = await OfAsync(guild, await MemberAsync(guild, user, cancellationToken), cancellationToken);
        return known;
    }

    private async Task<Member> MemberAsync(Snowflake guild, User user, CancellationToken cancellationToken)
    {
        try
        {
            return await discord.GetMemberAsync(guild, user.Id, cancellationToken) is { } member
                ? new Member
                {
                    User = user,
                    Nick = member.Nick,
                    Roles = member.Roles,
                }
                : new Member { User = user };
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException)
        {
            return new Member { User = user };
        }
    }
}
