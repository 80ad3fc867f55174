using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The first message of a ticket's channel. It is known again by its Close button.</summary>
internal sealed class PostWelcome(TicketsDbContext db, ReadGuild guilds, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Welcome;

    public override bool IsMissing(Ticket ticket) =>
        !ticket.IsClosed && ticket.WelcomeMessageId is null && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var channel = ticket.ChannelId!.Value;
        var close = CloseTicket.Route(ticket.Id);
        var message = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.CreatedAt, m => m.Has(close), cancellationToken)
            : null;
        message ??= await discord.SendMessageAsync(channel, await WriteAsync(ticket, cancellationToken), cancellationToken);
        ticket.WelcomeMessageId = message.Id;
        Raise(ticket);
    }

    public override void GiveUp(TicketRun run, Exception exception)
    {
        base.GiveUp(run, exception);
        Raise(run.Ticket);
    }

    private void Raise(Ticket ticket) => db.Raise(
        new TicketOpened(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.ChannelId!.Value, ticket.OwnerId));

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var roles = await guilds.LiveRolesAsync(ticket, cancellationToken);
        var owner = $"<@{ticket.OwnerId}>";
        return new OutgoingMessage
        {
            Content = string.Join(' ', roles.Select(role => $"<@&{role}>").Prepend(owner)),
            Mentions = new Mentions([ticket.OwnerId], roles),
            Nonce = ticket.Nonce('w'),
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("welcome.title", ticket.Label),
                    Description = guild.Text("welcome.text") + "\n\n" + Quote(ticket.Description),
                    Color = Colors.Open,
                    Fields =
                    [
                        new(guild.Text("field.department"), guilds.DepartmentName(ticket.Department!, guild.Culture), Inline: true),
                        new(guild.Text("field.owner"), owner, Inline: true),
                        new(guild.Text("field.opened"), $"<t:{ticket.CreatedAt.ToUnixTimeSeconds()}:f>", Inline: true),
                    ],
                },
            ],
            Buttons = [new Button(CloseTicket.Route(ticket.Id), guild.Text("close.button")) { Style = ButtonStyle.Danger, Emoji = "🔒" }],
        };
    }

    private static string Quote(string text) => "> " + Markdown.Escape(text).ReplaceLineEndings("\n> ");
}
