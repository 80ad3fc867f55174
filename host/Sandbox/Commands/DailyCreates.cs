using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Commands;

/// <summary>A new command was created.</summary>
internal sealed class CommandCreate
{
    public ulong? GuildId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The daily limit on new commands per guild, and for global ones; edits are free.</summary>
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
