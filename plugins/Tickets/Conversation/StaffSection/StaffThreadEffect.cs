using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Opening.Threads;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.StaffSection;

/// <summary>
/// The private thread of staff under the channel of a ticket: a message with the sections of all plugins, which is kept up to date, and
/// each note as a message. It is archived as staff-only.
/// </summary>
internal sealed class StaffThreadEffect(TicketsDbContext db, GuildSettingsReader guilds, StaffSectionRenderer renderer, IDiscord discord)
    : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.StaffThread;

    public override IReadOnlyList<string> Columns =>
        [
            nameof(Ticket.StaffThreadId),
            nameof(Ticket.StaffMessageId),
            nameof(Ticket.StaffNoteId),
            SyncedRevision.AppliedOf(nameof(Ticket.StaffThread)),
        ];

    // An unknown channel is the thread, which somebody deleted.
    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsClosed: false, IsThread: false, LiveChannelId: not null, WelcomeMessageId: not null }
        && ticket.Department!.Rules.StaffThread
        && (ticket.StaffMessageId is null || ticket.StaffThread.IsStale)
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (ticket.StaffThreadId is not { } thread)
        {
            ticket.StaffThreadId = await FindOrCreateAsync(run, guild, cancellationToken);
            return;
        }

        var wanted = ticket.StaffThread.Requested;
        try
        {
            if (ticket.StaffMessageId is null)
                ticket.StaffMessageId = await SendAsync(run, thread, guild, cancellationToken);
            else
                await EditAsync(ticket, thread, guild, cancellationToken);
            await PostNotesAsync(run, thread, guild, cancellationToken);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownChannel)
        {
            // Staff deleted it, and does not want another one.
            ticket.Abandon(Kind);
        }

        ticket.StaffThread.ApplyUpTo(wanted);
    }

    private async Task<Snowflake> FindOrCreateAsync(TicketRun run, GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        var (ticket, channel) = (run.Ticket, run.Ticket.ChannelId!.Value);
        var name = guild.Text("staff-thread.name", ticket.Label);
        var found = run.Repeat
            ? (await discord.GetActiveThreadsAsync(ticket.GuildId, cancellationToken)).FirstOrDefault(thread =>
                thread.ParentId == channel && thread.OwnerId == discord.BotId && thread.Type == ChannelType.PrivateThread
            )
            : null;
        found ??= await discord.CreatePrivateThreadAsync(channel, name, guild.Text("audit.staff-thread", ticket.Label), cancellationToken);
        return found.Id;
    }

    private async Task<Snowflake> SendAsync(
        TicketRun run,
        Snowflake thread,
        GuildSettingsSnapshot guild,
        CancellationToken cancellationToken
    )
    {
        var refresh = ShowStaffSection.RefreshRoute(run.Ticket.Id);
        var message = run.Repeat
            ? await discord.FindOwnAsync(thread, run.Ticket.CreatedAt, sent => sent.Has(refresh), cancellationToken)
            : null;
        message ??= await discord.SendMessageAsync(
            thread,
            await renderer.RenderAsync(run.Ticket, guild.Culture, cancellationToken) with
            {
                Nonce = run.Ticket.Nonce('s'),
            },
            cancellationToken
        );
        return message.Id;
    }

    private async Task EditAsync(Ticket ticket, Snowflake thread, GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        var message = await renderer.RenderAsync(ticket, guild.Culture, cancellationToken);
        try
        {
            await discord.InThreadAsync(
                ticket,
                thread,
                () => discord.EditMessageAsync(thread, ticket.StaffMessageId!.Value, message, cancellationToken),
                cancellationToken
            );
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            ticket.StaffMessageId = null;
        }
    }

    private async Task PostNotesAsync(TicketRun run, Snowflake thread, GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var notes = await db
            .Notes.AsNoTracking()
            .Where(note => note.TicketId == ticket.Id && note.Id > ticket.StaffNoteId)
            .OrderBy(note => note.Id)
            .ToListAsync(cancellationToken);
        foreach (var note in notes)
        {
            var found = run.Repeat
                ? await discord.FindOwnAsync(
                    thread,
                    note.CreatedAt,
                    sent => sent.Embeds.Any(embed => embed.Timestamp == note.CreatedAt && embed.Author?.Name == note.AuthorName),
                    cancellationToken
                )
                : null;
            if (found is null)
                await discord.SendMessageAsync(thread, NoteMessage(note), cancellationToken);
            ticket.StaffNoteId = note.Id;
        }
    }

    private static OutgoingMessage NoteMessage(TicketNote note) =>
        new()
        {
            Nonce = $"note-{note.Id}",
            Embeds =
            [
                new Embed
                {
                    Author = new EmbedAuthor(note.AuthorName),
                    Description = Markdown.Escape(note.Text),
                    Color = Colors.Panel,
                    Timestamp = note.CreatedAt,
                },
            ],
        };
}
