using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Interactions;

/// <summary>Checks access, binds the parameters and runs a handler in a scope of its plugin.</summary>
internal static class HandlerInvoker
{
    /// <summary>The result of the handler, or why it was not run.</summary>
    public static async Task<object> InvokeAsync(InteractionCall call, CancellationToken cancellationToken)
    {
        // It may run after the member was told that it did not.
        cancellationToken.ThrowIfCancellationRequested();
        var interaction = call.Interaction;
        if (call is not { Plugin: { } plugin, Handler: { } handler })
            return Refuse(call, interaction.Type == InteractionType.Command ? "old-command" : "old-button");
        if (FindOrigin(interaction, handler) is not var (guild, channel, member))
            return Refuse(call, "server-only");

        using var execution = plugin.Enter();
        var context = Contexts.Create(interaction, handler.Kind, guild, channel, member, plugin);
        await using var scope = plugin.Services.CreateAsyncScope();
        foreach (var access in handler.Access)
        {
            if (await access.RefuseAsync(context, scope.ServiceProvider, cancellationToken) is { } refusal)
                return Reply.Refuse(refusal);
        }

        if (
            Arguments.Fill(handler, context, plugin.Discord.StripCustomIdPrefix(interaction.Data!), call.Route, cancellationToken)
            is not { } arguments
        )
            return Refuse(call, "old-button");
        var feature = scope.ServiceProvider.GetRequiredService(handler.Feature);
        var task = (Task)handler.Method.Invoke(feature, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        return task switch
        {
            Task<Reply> { Result: var reply } => reply.RefusalValue is { } why ? Reply.Refuse(context.Text(why)) : reply,
            Task<Update> { Result: var update } => update.RefusalValue is { } why ? Update.Refuse(context.Text(why)) : update,
            Task<ReplyOrModal> { Result.Answer: Reply answer } => answer.RefusalValue is { } why ? Reply.Refuse(context.Text(why)) : answer,
            Task<ReplyOrModal> { Result.Answer: Modal modal } => modal.RefusalValue is { } why ? Modal.Refuse(context.Text(why)) : modal,
            Task<Modal> { Result: var modal } => modal.RefusalValue is { } why ? Modal.Refuse(context.Text(why)) : modal,
            _ => throw new InvalidOperationException($"{handler} returned {task.GetType()}."),
        };
    }

    private static Reply Refuse(InteractionCall call, string key) => Reply.Refuse(HostTexts.Catalog.Get(call.Culture, key));

    private static (Snowflake Guild, Snowflake Channel, Member Member)? FindOrigin(Interaction interaction, InteractionHandler handler) =>
        interaction switch
        {
            { GuildId: { } guild, ChannelId: { } channel, Member: { } member } => (guild, channel, member),
            { GuildId: null, ChannelId: { } channel, User: { } user } when handler.InDirectMessages => (
                default,
                channel,
                new Member { User = user }
            ),
            _ => null,
        };
}
