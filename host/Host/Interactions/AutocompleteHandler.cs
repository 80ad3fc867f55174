using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Answers autocomplete requests in time; on errors with no choices.</summary>
internal sealed partial class AutocompleteHandler(TimeProvider time, ILogger logger)
{
    // Discord allows three seconds and no deferral.
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    public async Task RunAsync(Interaction interaction, LoadedPlugin? plugin, InteractionHandler? handler, InteractionCalls calls)
    {
        IReadOnlyList<Choice> choices = [];
        try
        {
            using var end = new CancellationTokenSource(Within, time);
            // Not only by the token: a method that ignores it must not delay the response.
            choices = await Task.Run(() => FindAsync(interaction, plugin, handler, end.Token), CancellationToken.None).WaitAsync(end.Token);
        }
        catch (OperationCanceledException e)
        {
            LogSlow(e, plugin?.Id, handler, Within);
        }
        catch (Exception e)
        {
            LogFailed(e, plugin?.Id, handler);
        }

        try
        {
            await calls.CompleteAsync(interaction, choices, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotAnswered(e, plugin?.Id, handler);
        }
    }

    private static async Task<IReadOnlyList<Choice>> FindAsync(
        Interaction interaction,
        LoadedPlugin? plugin,
        InteractionHandler? handler,
        CancellationToken cancellationToken
    )
    {
        using var execution = plugin?.Enter() ?? default;
        if (plugin is null || handler is null || interaction is not { GuildId: { } guild, ChannelId: { } channel, Member: { } member })
            return [];
        var focused = interaction.Data!.Given.FirstOrDefault(option => option.Focused);
        if (
            focused is null
            || handler.Bindings.OfType<OptionBinding>().FirstOrDefault(o => o.Option.Name == focused.Name)?.Autocomplete is not { } method
        )
            return [];

        var context = Contexts.Create(interaction, HandlerKind.Command, guild, channel, member, plugin);
        await using var scope = plugin.Services.CreateAsyncScope();
        foreach (var access in handler.Access.Where(access => access is not CooldownAttribute))
        {
            if (await access.RefuseAsync(context, scope.ServiceProvider, cancellationToken) is not null)
                return [];
        }

        var feature = scope.ServiceProvider.GetRequiredService(handler.Feature);
        object?[] arguments = [context, focused.Value.GetString() ?? "", cancellationToken];
        return await (
                (Task<IReadOnlyList<Choice>?>)
                    method.Invoke(feature, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!
            )
            ?? [];
    }

    [LoggerMessage(LogLevel.Warning, "{Plugin}: the choices of {Handler} took longer than {Within}; the member got none")]
    private partial void LogSlow(Exception exception, string? plugin, InteractionHandler? handler, TimeSpan within);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: the choices of {Handler} failed; the member got none")]
    private partial void LogFailed(Exception exception, string? plugin, InteractionHandler? handler);

    [LoggerMessage(LogLevel.Warning, "{Plugin}: failed to send the choices of {Handler}")]
    private partial void LogNotAnswered(Exception exception, string? plugin, InteractionHandler? handler);
}
