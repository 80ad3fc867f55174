using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Interactions;

/// <summary>
/// Sends the one response to an interaction. Either the handler or the two-second timer sends the first response; the handler's return
/// type decides its form.
/// </summary>
internal sealed class InteractionResponder(InteractionCalls calls, Interaction interaction, InteractionHandler? handler) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private bool _deferred;
    private bool _perhapsDeferred;
    private bool _done;
    private bool _gaveUp;
    private bool _answered;

    // An ephemeral response must not replace a public message: a click can be forged onto any message of the bot.
    private bool IsUpdate =>
        handler?.Answer == typeof(Update) && (interaction.GuildId is null || interaction.Message?.IsEphemeral == true || IsPublic);

    private bool IsPublic => handler?.IsPublic == true;

    /// <summary>Whether it can be deferred; a modal cannot.</summary>
    public bool CanWait => handler?.Answer != typeof(Modal);

    /// <summary>The message to a member whose modal was too late.</summary>
    public static OutgoingMessage TooSlow(Interaction interaction) =>
        HostTexts.Catalog.Get(
            Cultures.Of(interaction.Locale),
            interaction.Type == InteractionType.Command ? "too-slow-command" : "too-slow-button"
        );

    /// <summary>Defers the response, unless there is one.</summary>
    public async Task DeferAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_done || handler is null || !CanWait)
                return;
            _perhapsDeferred = true;
            if (IsUpdate)
                await calls.DeferUpdateAsync(interaction, cancellationToken);
            else
                await calls.DeferReplyAsync(interaction, ephemeral: !IsPublic, cancellationToken);
            _deferred = true;
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.InteractionAlreadyAcknowledged)
        {
            // The response to the first deferral was lost, and this is the one to the retry.
            _deferred = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks the member to try again, unless there is a response; a later result of the handler is ignored.</summary>
    /// <returns>Whether the member was told.</returns>
    public async Task<bool> GiveUpAsync(OutgoingMessage why, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_done)
                return false;
            (_done, _gaveUp) = (true, true);
            await calls.ReplyAsync(interaction, why, ephemeral: true, cancellationToken);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task SendAsync(object result, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_gaveUp)
                return;
            _done = true;
            await RespondAsync(result, cancellationToken);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.InteractionAlreadyAcknowledged && _perhapsDeferred && !_deferred)
        {
            // The deferral had arrived, though its response was lost.
            _deferred = true;
            await RespondAsync(result, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private Task RespondAsync(object result, CancellationToken cancellationToken) =>
        result switch
        {
            Reply { Refused: true } reply => RefuseAsync(reply.Message, cancellationToken),
            Reply { IsNone: true } => ShowNothingAsync(cancellationToken),
            Reply reply => ReplyAsync(reply, cancellationToken),
            Update { RefusalMessage: { } why } => RefuseAsync(why, cancellationToken),
            Update update when _deferred => calls.EditOriginalAsync(interaction, update.Message!, cancellationToken),
            Update update when IsUpdate => calls.UpdateAsync(interaction, update.Message!, cancellationToken),
            Update update => calls.ReplyAsync(interaction, update.Message!, ephemeral: true, cancellationToken),
            Modal { Refusal: { } why } => RefuseAsync(why, cancellationToken),
            Modal { Instead: { } message } when _deferred => RefuseAsync(message, cancellationToken),
            Modal { Instead: { } message } => calls.ReplyAsync(interaction, message, ephemeral: true, cancellationToken),
            // A deferred response cannot become a modal.
            Modal when _deferred => RefuseAsync(TooSlow(interaction), cancellationToken),
            Modal modal => calls.OpenModalAsync(interaction, modal, cancellationToken),
            _ => throw new InvalidOperationException($"A handler returned {result.GetType()}."),
        };

    private async Task ReplyAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (_deferred)
            await calls.EditOriginalAsync(interaction, reply.Message, cancellationToken);
        else
            await calls.ReplyAsync(interaction, reply.Message, ephemeral: !IsPublic, cancellationToken);
        _answered = true;
        foreach (var message in reply.FollowUps)
            await calls.FollowUpAsync(interaction, message, ephemeral: !IsPublic, cancellationToken);
    }

    // A click, or a modal opened by one, can be deferred without a message. A command cannot.
    private async Task ShowNothingAsync(CancellationToken cancellationToken)
    {
        if (!_deferred && interaction.Message is not null)
        {
            await calls.DeferUpdateAsync(interaction, cancellationToken);
            return;
        }

        if (!_deferred)
            await calls.DeferReplyAsync(interaction, ephemeral: true, cancellationToken);
        await DeletePlaceholderAsync(cancellationToken);
    }

    private async Task RefuseAsync(OutgoingMessage why, CancellationToken cancellationToken)
    {
        // One of several messages has failed.
        if (_answered)
            await calls.FollowUpAsync(interaction, why, ephemeral: true, cancellationToken);
        else if (!_deferred)
            await calls.ReplyAsync(interaction, why, ephemeral: true, cancellationToken);
        else if (IsUpdate)
            await calls.FollowUpAsync(interaction, why, ephemeral: true, cancellationToken);
        else if (!IsPublic)
            await calls.EditOriginalAsync(interaction, why, cancellationToken);
        else
        {
            // A public deferral stays public, so the refusal is sent as a follow-up. The placeholder is deleted first: a follow-up would
            // replace it, in public.
            await DeletePlaceholderAsync(cancellationToken);
            await calls.FollowUpAsync(interaction, why, ephemeral: true, cancellationToken);
        }
    }

    private async Task DeletePlaceholderAsync(CancellationToken cancellationToken)
    {
        try
        {
            await calls.DeleteOriginalAsync(interaction, cancellationToken);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.UnknownMessage)
        {
            // A moderator has deleted it.
        }
    }
}
