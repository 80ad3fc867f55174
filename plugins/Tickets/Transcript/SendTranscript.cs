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
        var channel = (await discord.OpenDirectMessageAsync(ticket.OwnerId, cancellationToken)).Id;
        var sent = run.Repeat
            ? await discord.FindOwnAsync(channel, ticket.ClosedAt!.Value, m => TranscriptFiles.AreIn(m, ticket), cancellationToken)
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

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        var culture = ticket.OwnerCulture();
        var files = TranscriptFiles.Make(ticket, await transcripts.RunAsync(ticket, culture, cancellationToken));
        var text = files.Count == 0 ? "transcript.too-large" : "transcript.sent";
        return new OutgoingMessage
        {
            Content = TicketTexts.Get(culture, text, ticket.Label, Markdown.Escape(guild.Name)),
            Files = files,
            Nonce = ticket.Nonce('t'),
        };
    }
}
