using System.Security.Cryptography;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Integration;

/// <summary>Posts for other plugins, each key once in a ticket.</summary>
internal sealed class PluginPostStore(TicketsDbContext db, IDiscord discord, TimeProvider time)
{
    public async Task<Refusal?> PostAsync(Snowflake guild, Guid ticket, TicketPost post, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(post);
        PluginActions.CheckKey(post.Key);
        var row = await db
            .Tickets.AsNoTracking()
            .Where(t => t.Id == ticket && t.GuildId == guild)
            .Select(t => new { t.ChannelId, IsOver = t.State == TicketState.Closed || t.ChannelDeletedAt != null })
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return new Refusal("refuse.no-ticket");
        if (row.IsOver || row.ChannelId is not { } channel)
            return new Refusal("refuse.closed");
        var known = await db.PluginPosts.SingleOrDefaultAsync(p => p.TicketId == ticket && p.Key == post.Key, cancellationToken);
        if (known is { MessageId: not null })
            return null;
        var message = known is null ? null : await FindAsync(channel, known, post.Message, cancellationToken);
        if (known is null)
        {
            known = new PluginPost
            {
                TicketId = ticket,
                Key = post.Key,
                Kind = post.Kind,
                CreatedAt = time.GetUtcNow(),
            };
            db.PluginPosts.Add(known);
            await db.SaveChangesAsync(cancellationToken);
        }

        message ??= await discord.SendMessageAsync(channel, post.Message with { Nonce = NonceOf(known) }, cancellationToken);
        known.MessageId = message.Id;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    // Discord does not tell the nonce of an older message. What it shows of the message has to do.
    private Task<Message?> FindAsync(Snowflake channel, PluginPost row, OutgoingMessage sent, CancellationToken cancellationToken) =>
        discord.FindOwnAsync(
            channel,
            row.CreatedAt,
            message =>
                message.Content == (sent.Content ?? "").Trim()
                && message.Embeds.Select(embed => embed.Description).SequenceEqual(sent.Embeds.Select(embed => embed.Description)),
            cancellationToken
        );

    // At most 25 characters, the same for each attempt.
    private static string NonceOf(PluginPost row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.TicketId:N}:{row.Key}")))[..25];
}
