using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Finds who wrote a message, with what the ticket needs to know of them. Asks Discord once for each in a run, and goes on without an
/// answer.
/// </summary>
internal sealed class AuthorQuery(IDiscord discord)
{
    private readonly Dictionary<Snowflake, Member> _known = [];

    /// <summary>With the name and the roles that Discord said with the message.</summary>
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
        // The last is a server that the bot has just left.
        catch (Exception e) when (e is DiscordException or HttpRequestException or InvalidOperationException)
        {
            return member;
        }
    }

    /// <summary>With the name and the roles that the person has now; none for who is no member any more, for bots and webhooks.</summary>
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
