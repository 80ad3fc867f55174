using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>Asking for people survives a death at every place where it matters.</summary>
public sealed class HandoffCrashStory
{
    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public Task The_department_is_called_once_whenever_the_bot_dies(string kind) =>
        WorkCrash.PlayAsync(
            "handoff",
            kind,
            act: async guild => await (await guild.Carl()).Runs("/ticket escalate", "tech-0001"),
            said: "would like to talk to someone",
            // A department that was called at the opening is not called again at once.
            before: "UPDATE tickets SET PingedAt = NULL",
            settled: async guild =>
            {
                var tess = await guild.Tess();
                await tess.Sees("would like to talk to someone", "tech-0001");
                Assert.Single(
                    tess.Messages("tech-0001").Skip(1),
                    m => Person.TextOf(m).Contains($"<@&{guild.Role("Tech Support")}>", StringComparison.Ordinal)
                );
            }
        );
}

/// <summary>Moving a ticket to another department survives a death at every place where it matters.</summary>
public sealed class TransferCrashStory
{
    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public Task The_other_team_sees_the_ticket_and_is_called_once_whenever_the_bot_dies(string kind) =>
        WorkCrash.PlayAsync(
            "transfer",
            kind,
            act: async guild =>
            {
                var adam = await guild.Adam();
                await adam.Runs("/staff transfer", adam.Channels.First(WorkCrash.IsTicket), ("department", "billing"));
            },
            said: "moved this ticket",
            settled: async guild =>
            {
                var (adam, bill, tess) = (await guild.Adam(), await guild.Bill(), await guild.Tess());
                await bill.SeesChannel("billing-0001");
                await adam.SeesChannel("billing-0001");
                await tess.SeesNoChannel("billing-0001");
                await tess.SeesNoChannel("tech-0001");
                await bill.Sees("moved this ticket", "billing-0001");
                Assert.Single(
                    bill.Messages("billing-0001"),
                    m =>
                        ((string)m["content"]!).Contains($"<@&{guild.Role("Billing")}>", StringComparison.Ordinal)
                        && WorkCrash.Has(m, "moved this ticket")
                );
                var channel = await adam.SendAsync(HttpMethod.Get, $"channels/{adam.Channel("billing-0001")}", null);
                Assert.Equal(
                    WorkCrash.Sorted(guild.Id, guild.PersonId("Carl"), guild.Role("Billing"), await WorkCrash.BotIdAsync(adam)),
                    channel["permission_overwrites"]!.AsArray().Select(o => (string)o!["id"]!).Order(StringComparer.Ordinal)
                );
            }
        );
}

/// <summary>Inviting somebody survives a death at every place where it matters.</summary>
public sealed class InviteCrashStory
{
    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public Task Whoever_is_invited_sees_the_ticket_and_is_called_once_whenever_the_bot_dies(string kind) =>
        WorkCrash.PlayAsync(
            "invite",
            kind,
            act: async guild => await (await guild.Carl()).Runs("/ticket invite", "tech-0001", ("who", guild.PersonId("Cora"))),
            said: " invited ",
            settled: async guild =>
            {
                var cora = await guild.Cora();
                await cora.SeesChannel("tech-0001");
                await cora.Sees(" invited ", "tech-0001");
                Assert.Single(cora.Messages("tech-0001"), m => ((string)m["content"]!).Contains($"<@{cora.Id}>", StringComparison.Ordinal));
            }
        );
}

/// <summary>Resolving a ticket, and taking it up again, survive a death at every place where it matters.</summary>
public sealed class ResolveCrashStory
{
    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public Task A_ticket_is_resolved_once_whenever_the_bot_dies(string kind) =>
        WorkCrash.PlayAsync(
            "resolve",
            kind,
            act: async guild => await (await guild.Carl()).Runs("/ticket resolve", "tech-0001"),
            said: "marked this ticket as resolved",
            settled: guild => ShowsAsync(guild, "Reopen")
        );

    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public Task A_resolved_ticket_is_reopened_once_whenever_the_bot_dies(string kind) =>
        WorkCrash.PlayAsync(
            "reopen",
            kind,
            prepare: async guild =>
            {
                var carl = await guild.Carl();
                await carl.Runs("/ticket resolve", "tech-0001");
                await carl.Sees("marked this ticket as resolved", "tech-0001");
                await ShowsAsync(guild, "Reopen");
            },
            act: async guild => await (await guild.Carl()).Runs("/ticket reopen", "tech-0001"),
            said: "reopened this ticket",
            settled: guild => ShowsAsync(guild, "Resolved")
        );

    private static async Task ShowsAsync(Guild guild, string button)
    {
        var tess = await guild.Tess();
        await tess.Eventually(
            () => tess.Messages("tech-0001").FirstOrDefault(m => Person.Buttons(m).Any(b => (string?)b["label"] == button)),
            () => $"the button {button}"
        );
    }
}

/// <summary>Something is done with an open ticket, and the bot dies at it; then the same is tried again.</summary>
internal static class WorkCrash
{
    // There are at least an answer, a post, and a commit for each of the post and the action itself.
    private const int LeastPlaces = 2;

    // Before a call or a commit is after the one before it, which these have: opening and closing, where most happens, try all four.
    public static TheoryData<string> Kinds => [nameof(CrashKind.AfterCall), nameof(CrashKind.AfterCommit)];

    /// <param name="name">The folder's.</param>
    /// <param name="kind">Where the bot dies.</param>
    /// <param name="act">What is done; done again, it is refused and changes nothing.</param>
    /// <param name="said">What the channel is told, once; the answer to whoever does it says other words.</param>
    /// <param name="settled">What is true in the end.</param>
    /// <param name="prepare">What comes before.</param>
    /// <param name="before">What is changed in the database then.</param>
    public static async Task PlayAsync(
        string name,
        string kind,
        Func<Guild, Task> act,
        string said,
        Func<Guild, Task> settled,
        Func<Guild, Task>? prepare = null,
        string? before = null
    )
    {
        await using var stage = await Stage.OpenAsync($"{name}-{kind}");
        var places = await stage.EnumerateAsync(
            Enum.Parse<CrashKind>(kind),
            prepare: async guild =>
            {
                var (carl, adam) = (await guild.Carl(), await guild.Adam());
                await carl.OpensTicket();
                await carl.Sees("Ticket 0001", "tech-0001");
                await adam.SeesChannel("tech-0001");
                await (prepare?.Invoke(guild) ?? Task.CompletedTask);
                if (before is not null)
                    await stage.ChangeAsync(before);
            },
            done: (carl, _) => carl.Messages().Any(m => Has(m, said)),
            act: guild => Stage.Ignore(act(guild)),
            settled: async guild =>
            {
                var carl = await guild.Carl();
                await Stage.UntilAnswered(() => act(guild));
                await carl.Sees(said);
                await settled(guild);
                Assert.Single(carl.Messages(), m => Has(m, said));
                Assert.Single(carl.Channels, IsTicket);
            }
        );

        Assert.True(places >= LeastPlaces, $"Only {places} places were tried.");
    }

    public static bool IsTicket(string channel) => channel.EndsWith("-0001", StringComparison.Ordinal);

    public static bool Has(JsonObject message, string text) => Person.TextOf(message).Contains(text, StringComparison.Ordinal);

    public static IEnumerable<string> Sorted(params string[] ids) => ids.Order(StringComparer.Ordinal);

    public static async Task<string> BotIdAsync(Person person)
    {
        var control = await person.Sees("Ticket 0001", "billing-0001");
        return (string)control["author"]!["id"]!;
    }
}
