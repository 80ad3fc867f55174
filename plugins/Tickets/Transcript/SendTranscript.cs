using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Sends the transcript to the owner, in the owner's language. A refusal is noted for the log message and stops nothing.</summary>
internal sealed class SendTranscript(ReadGuild guilds, ReadTranscript transcripts, IDiscord discord, TimeProvider time) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.Transcript;

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsClosed: true, TranscriptSentAt: null, TranscriptProblem: null } && !ticket.Skipped.HasFlag(Kind);

    public override async Task RunAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (!guild.Delivers(TranscriptDelivery.Owner) && !ticket.Department!.Rules.AskForRating)
        {
            ticket.Skipped |= Kind;
            return;
        }

        var channel = (await discord.OpenDirectMessageAsync(ticket.OwnerId, cancellationToken)).Id;
        var sent = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, m => IsOf(m, ticket), cancellationToken)
            : null;
        if (sent is null)
            await discord.SendMessageAsync(channel, await WriteAsync(ticket, cancellationToken), cancellationToken);
        ticket.TranscriptSentAt = time.GetUtcNow();
    }

    public override void GiveUp(TicketRun run, Exception exception)
    {
        base.GiveUp(run, exception);
        run.Ticket.TranscriptProblem = exception switch
        {
            DiscordException { Code: DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds } =>
                "problem.no-direct-messages",
            DiscordException => "problem.refused",
            _ => "problem.fault",
        };
    }

    private static bool IsOf(Message message, Ticket ticket) =>
        TranscriptFiles.AreIn(message, ticket) || RateTicket.Ask(ticket.Id, ticket.OwnerCulture()).Any(button => message.Has(button.Route));

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var culture = ticket.OwnerCulture();
        var wanted = guild.Delivers(TranscriptDelivery.Owner);
        var files = wanted ? TranscriptFiles.Make(ticket, await transcripts.RunAsync(ticket, culture, cancellationToken)) : [];
        var text = TicketTexts.Get(
            culture,
            !wanted ? "transcript.none" : files.Count == 0 ? "transcript.too-large" : "transcript.sent",
            ticket.Label,
            Markdown.Escape(guild.Name));
        var asks = ticket.Department!.Rules.AskForRating && ticket.ClosedById is not null;
        return new OutgoingMessage
        {
            Content = asks ? $"{text}\n{TicketTexts.Get(culture, "rate.ask")}" : text,
            Files = files,
            Buttons = asks ? RateTicket.Ask(ticket.Id, culture) : [],
            Nonce = ticket.Nonce('t'),
        };
    }
}
