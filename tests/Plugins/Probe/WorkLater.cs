using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Starts work and a job that go on after the answer.</summary>
public sealed class WorkLater(IBackgroundWork work, IJobs jobs, Rooms rooms)
{
    [Command("probe-later", "Sends messages after the answer"), Everyone]
    public Task<Reply> StartAsync(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var text in new[] { "First work", "Second work" })
            _ = work.StartAsync<IDiscord>(
                $"{context.ChannelId}",
                (discord, cancellationToken) => discord.SendMessageAsync(context.ChannelId, text, cancellationToken)
            );
        rooms.Enqueue(context.ChannelId);
        jobs.RunSoon<SendToRooms>();
        return Task.FromResult<Reply>("Started");
    }
}

/// <summary>The channels that wait for a message of the job.</summary>
public sealed class Rooms : ConcurrentQueue<Snowflake>;

/// <summary>Runs on 29 February, and when it is requested.</summary>
public sealed class SendToRooms(IDiscord discord, Rooms rooms) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (rooms.TryDequeue(out var room))
            await discord.SendMessageAsync(room, "The job ran", cancellationToken);
    }
}
