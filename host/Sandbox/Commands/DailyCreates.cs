using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Commands;

/// <summary>A command that did not exist was made.</summary>
internal sealed class CommandCreate
{
    public ulong? GuildId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>New commands per day and guild, and as many for the global ones; editing one is free.</summary>
internal static class DailyCreates
{
    private const int MaxCreates = 200;

    public static void Take(SandboxWorld world, ulong? guild, int count)
    {
        var list = world.State.CommandCreates;
        list.RemoveAll(c => world.Now - c.At >= TimeSpan.FromDays(1));
        if (count > 0 && list.Count(c => c.GuildId == guild) + count > MaxCreates)
            throw Refuse.TooManyCommandCreates();
        for (var i = 0; i < count; i++)
            list.Add(new CommandCreate { GuildId = guild, At = world.Now });
    }
}
