using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Transcripts.Deliver;

/// <summary>
/// Sends the transcript to the owner, in the owner's language. A rejection is noted in the log message and stops nothing.
/// </summary>
internal sealed class TranscriptDeliveryEffect(
    GuildSettingsReader guilds,
    TranscriptStore transcripts,
    RatingPolicy ratings,
    IDiscord discord,
    TimeProvider time
) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Transcript;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.TranscriptSentAt), nameof(Ticket.TranscriptProblem)];

    public override bool WorksInChannel => false;

    public override bool WaitsForPermission => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsClosed: true, TranscriptSentAt: null, TranscriptProblem: null } && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var wanted = guild.Delivers(TranscriptDelivery.Owner);
        if (!wanted && !ticket.Department!.Rules.AskForRating)
        {
            ticket.Abandon(Kind);
            return;
        }

        // Built before any request to Discord: it is available by the button even if direct messages are closed.
        var files = wanted
            ? await transcripts.MakeAsync(
                ticket,
                ticket.OwnerCulture(),
                TranscriptAudience.Customer,
                TranscriptStore.SmallestLimit,
                cancellationToken
            )
            : [];
        try
        {
            await DeliverAsync(run, guild, wanted ? files : null, cancellationToken);
            ticket.TranscriptSentAt = time.GetUtcNow();
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds)
        {
            if (await discord.GetMemberAsync(ticket.GuildId, ticket.OwnerId, cancellationToken) is not null)
                throw;
            ticket.Abandon(Kind);
            ticket.TranscriptProblem = "problem.left";
        }
    }

    private async Task DeliverAsync(
        TicketRun run,
        GuildSettingsSnapshot guild,
        IReadOnlyList<TranscriptPart>? files,
        CancellationToken cancellationToken
    )
    {
        var ticket = run.Ticket;
        var channel = (await discord.OpenDirectMessageAsync(ticket.OwnerId, cancellationToken)).Id;
        var asks = await ratings.AsksAsync(ticket, cancellationToken);
        var batches = TranscriptBatches.Make(files ?? [], TranscriptStore.SmallestLimit);
        for (var i = 0; i < Math.Max(1, batches.Count); i++)
        {
            var batch = batches.Count == 0 ? [] : batches[i];
            var sent = run.Repeat
                ? await discord.FindOwnAsync(
                    channel,
                    ticket.ClosedAt!.Value,
                    m => IsOf(m, ticket, batch, isFirst: i == 0),
                    cancellationToken
                )
                : null;
            if (sent is null)
                await discord.SendMessageAsync(
                    channel,
                    i == 0 ? Write(ticket, guild, files is null ? null : batch, asks) : More(ticket, batch, i, batches.Count),
                    cancellationToken
                );
        }
    }

    public override void Abandon(TicketRun run, Exception exception)
    {
        base.Abandon(run, exception);
        run.Ticket.TranscriptProblem = exception switch
        {
            DiscordException { Code: DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds } =>
                "problem.no-direct-messages",
            DiscordException => "problem.refused",
            _ => "problem.fault",
        };
    }

    private static bool IsOf(Message message, Ticket ticket, IReadOnlyList<TranscriptPart> batch, bool isFirst) =>
        TranscriptBatches.AreIn(message, batch)
        || (isFirst && RateTicket.Ask(ticket.Id, ticket.OwnerCulture()).Any(button => message.Has(button.Route)));

    private static OutgoingMessage More(Ticket ticket, IReadOnlyList<TranscriptPart> batch, int index, int count) =>
        new()
        {
            Content = TicketTexts.Get(ticket.OwnerCulture(), "transcript.more", ticket.Label, index + 1, count),
            Files = TranscriptBatches.Outgoing(batch),
            Nonce = ticket.Nonce('t') + index % 100,
        };

    private static OutgoingMessage Write(Ticket ticket, GuildSettingsSnapshot guild, IReadOnlyList<TranscriptPart>? files, bool asks)
    {
        var culture = ticket.OwnerCulture();
        var text = TicketTexts.Get(
            culture,
            files is null ? "transcript.none"
                : files.Count == 0 ? "transcript.too-large"
                : "transcript.sent",
            ticket.Label,
            Markdown.Escape(guild.Name)
        );
        return new OutgoingMessage
        {
            Content = asks && ticket.Rating is null ? $"{text}\n{TicketTexts.Get(culture, "rate.ask")}" : text,
            Files = TranscriptBatches.Outgoing(files ?? []),
            Buttons = asks ? RateTicket.Ask(ticket.Id, culture, ticket.Rating) : [],
            Nonce = ticket.Nonce('t'),
        };
    }
}
