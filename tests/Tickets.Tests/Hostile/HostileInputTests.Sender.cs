using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Tests;

public sealed partial class HostileInputTests
{
    /// <summary>Somebody with every right in the server who sends what they please.</summary>
    private sealed class Sender(Random random, Guid[] ids, Snowflake guild, Snowflake channel)
    {
        public object? Value(TicketsWorld world, ParameterInfo parameter) =>
            parameter.ParameterType switch
            {
                var type when type == typeof(CancellationToken) => CancellationToken.None,
                var type when type == typeof(ComponentContext) => Click(world),
                var type when type == typeof(ModalContext) => Form(world),
                var type when type == typeof(Guid) => ids[random.Next(ids.Length)],
                var type when type == typeof(string) => Pick(Texts),
                var type when type == typeof(int) => Pick(0, 1, -1, 7, int.MinValue, int.MaxValue),
                var type when type == typeof(long) => Pick(0L, 1L, -1L, 5L, long.MinValue, long.MaxValue),
                var type when type == typeof(bool) => random.Next(2) == 0,
                var type when type == typeof(Snowflake) => Pick(default, new Snowflake(7), new Snowflake(ulong.MaxValue)),
                var type when type == typeof(IReadOnlyList<string>) => Pick(Chosen),
                var type when type == typeof(IReadOnlyList<Snowflake>) => Pick<IReadOnlyList<Snowflake>>(
                    [],
                    [default],
                    [new(ulong.MaxValue)],
                    [new(5), new(6), new(5)]
                ),
                var type when type == typeof(IReadOnlyList<Attachment>) => Array.Empty<Attachment>(),
                var type => throw new NotSupportedException($"{type} of {parameter.Member.Name}"),
            };

        private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

        private ComponentContext Click(TicketsWorld world) =>
            new()
            {
                Id = world.Discord.NextId(),
                GuildId = guild,
                ChannelId = channel,
                Member = TicketsWorld.Member(1, Permissions.Administrator),
                AppPermissions = TicketsWorld.BotPermissions,
                Culture = TicketsWorld.English,
                GuildCulture = TicketsWorld.English,
                Texts = TicketTexts.Catalog,
                Message = new Message
                {
                    Id = new(1),
                    ChannelId = channel,
                    Author = TicketsWorld.Person(900),
                },
            };

        private ModalContext Form(TicketsWorld world) =>
            new()
            {
                Id = world.Discord.NextId(),
                GuildId = guild,
                ChannelId = channel,
                Member = TicketsWorld.Member(1, Permissions.Administrator),
                AppPermissions = TicketsWorld.BotPermissions,
                Culture = TicketsWorld.English,
                GuildCulture = TicketsWorld.English,
                Texts = TicketTexts.Catalog,
                Values = new Dictionary<string, ModalValue>
                {
                    ["junk"] = new() { Text = Pick(Texts), Values = Pick(Chosen) },
                },
            };
    }
}
