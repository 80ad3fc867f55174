using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Events;

/// <summary>
/// Runs a handler of a durable event in a scope of its plugin, and saves its changes and the inbox row in one transaction.
/// </summary>
internal sealed class DurableHandlerInvoker(TimeProvider time)
{
    /// <param name="plugin">The plugin of the handler.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="row">The event. A duplicate is ignored.</param>
    /// <param name="cancellationToken">Cancels the handler.</param>
    /// <param name="stopping">Cancels the save; a handler that returns late has still done its work.</param>
    public async Task InvokeAsync(
        LoadedPlugin plugin,
        EventSubscriber handler,
        OutboxRow row,
        CancellationToken cancellationToken,
        CancellationToken stopping
    )
    {
        var e = JsonSerializer.Deserialize(row.Payload, handler.Event) ?? throw new JsonException($"The event {row.EventType} is null.");
        using var execution = plugin.Enter();
        await using var scope = plugin.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetService<PluginDbContext>();
        if (db is null)
        {
            await handler.InvokeAsync(scope.ServiceProvider.GetRequiredService(handler.Feature), e, cancellationToken);
            return;
        }

        if (await db.Set<InboxRow>().AnyAsync(i => i.EventId == row.EventId && i.Handler == handler.Name, cancellationToken))
            return;
        db.DurableHandler = handler.Name;
        await handler.InvokeAsync(scope.ServiceProvider.GetRequiredService(handler.Feature), e, cancellationToken);
        db.DurableHandler = null;
        db.Add(
            new InboxRow
            {
                EventId = row.EventId,
                Handler = handler.Name,
                HandledAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(stopping);
    }
}
