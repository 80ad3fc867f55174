using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Statistics.Digest;
using static DCTicket.Tickets.Tests.Health.HealthyServer;

namespace DCTicket.Tickets.Tests.Health;

public sealed class DoctorTests
{
    [Fact]
    public void A_healthy_server_has_no_findings() => Assert.Empty(Diagnosis.Find(Facts()));

    [Fact]
    public void A_permission_that_the_server_does_not_give_is_named_with_its_reason_once()
    {
        var findings = Diagnosis.Find(Facts(has: TicketsWorld.BotPermissions));
        Assert.Equal("doctor.server-permission", Assert.Single(findings).Key);
        Assert.Contains("Manage Messages", findings[0].In(TicketsWorld.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, OverwriteType.Role, "denies it to everyone")]
    [InlineData(300, OverwriteType.Role, "denies it to <@&300>")]
    [InlineData(900, OverwriteType.Member, "denies it to the bot")]
    public void What_a_channel_takes_away_is_named_with_its_cause(ulong target, OverwriteType type, string cause)
    {
        var hidden = new Overwrite(new(target), type, Deny: Permissions.ViewChannel);
        var findings = Diagnosis.Find(Facts(log: [hidden]));
        Assert.Contains(cause, Assert.Single(findings).In(TicketsWorld.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_gone_is_named_with_what_to_do()
    {
        var facts = Facts() with { Channels = [], Roles = [.. Facts().Roles.Where(role => role.Id != Staff)] };
        Assert.Equal(
            ["doctor.category-gone", "doctor.log-gone", "doctor.no-staff", "doctor.panel-channel-gone", "doctor.role-gone"],
            Diagnosis.Find(facts).Select(finding => finding.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_deleted_panel_missing_intents_and_limits_are_findings()
    {
        var facts = Facts();
        var many = Enumerable.Range(1000, 460).Select(id => new Channel { Id = new((ulong)id), ParentId = id < 1047 ? Category : null });
        var findings = Diagnosis.Find(
            facts with
            {
                PanelsWithoutMessage = facts.Panels.Select(panel => panel.Id).ToHashSet(),
                ReadsMessages = false,
                SeesMembers = false,
                Channels = [.. facts.Channels, .. many],
            }
        );
        Assert.Equal(
            ["doctor.category-full", "doctor.channels", "doctor.no-content", "doctor.no-members", "doctor.panel-gone"],
            findings.Select(finding => finding.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_weekly_digest_whose_channel_is_gone_or_closed_to_the_bot_is_named()
    {
        Assert.Empty(Diagnosis.Find(Facts() with { Digest = new StatsSettings { DigestChannelId = PanelChannel } }));
        Assert.Empty(Diagnosis.Find(Facts() with { Digest = new StatsSettings { DigestProblem = "stats.digest.refused" } }));
        Assert.Equal(
            FindingSeverity.Problem,
            Assert.Single(Diagnosis.Find(Facts() with { Digest = new StatsSettings { DigestChannelId = new(77) } })).Severity
        );
        var ended = Assert.Single(Diagnosis.Find(Facts() with { Digest = new StatsSettings { DigestProblem = SendDigests.Gone } }));
        Assert.Equal((FindingSeverity.Warning, "doctor.digest-gone"), (ended.Severity, ended.Key));
        var closed = new Channel
        {
            Id = new(77),
            PermissionOverwrites = [new(BotRole, OverwriteType.Role, Deny: Permissions.SendMessages)],
        };
        var facts = Facts() with { Digest = new StatsSettings { DigestChannelId = closed.Id } };
        var told = Assert.Single(Diagnosis.Find(facts with { Channels = [.. facts.Channels, closed] })).In(TicketsWorld.English);
        Assert.Contains("In <#77> (the channel for the weekly report)", told, StringComparison.Ordinal);
        Assert.Contains("Send Messages", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_doctor_reads_of_a_server_has_its_digest()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            db.StatsSettings.Add(new StatsSettings { GuildId = TicketsWorld.Guild, DigestChannelId = new(77) });
            return await db.SaveChangesAsync();
        });
        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        Assert.Contains(Diagnosis.Find(facts), finding => finding.Key == "doctor.digest-gone");
    }

    [Fact]
    public void What_was_checked_is_listed_and_a_healthy_server_has_no_problems()
    {
        var embed = ShowDiagnosis.Write(Diagnosis.Look(Facts()), TicketsWorld.English, 0).Embeds[0];
        Assert.Contains("No problems found", embed.Description, StringComparison.Ordinal);
        var lines = embed.Fields.Single().Value.Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.StartsWith("✅ ", line, StringComparison.Ordinal));
        var sick = ShowDiagnosis.Write(Diagnosis.Look(Facts() with { ReadsMessages = false }), TicketsWorld.English, 0).Embeds[0];
        Assert.Contains("❌ Intents", sick.Fields.Single().Value, StringComparison.Ordinal);
        Assert.Equal("All problems are solved", ShowDiagnosis.Report([], TicketsWorld.English).Embeds[0].Title);
    }

    [Fact]
    public void A_staff_role_that_nobody_has_is_a_warning()
    {
        var facts = Facts() with { RoleMembers = new Dictionary<Snowflake, long> { [Staff] = 0 } };
        var finding = Assert.Single(Diagnosis.Find(facts));
        Assert.Equal((FindingSeverity.Warning, "doctor.nobody"), (finding.Severity, finding.Key));
        Assert.Contains("No member has <@&200>", finding.In(TicketsWorld.English), StringComparison.Ordinal);
        Assert.Empty(Diagnosis.Find(Facts() with { RoleMembers = new Dictionary<Snowflake, long> { [Staff] = 3 } }));
    }

    [Fact]
    public void Threads_need_permissions_of_their_own_where_a_department_allows_them()
    {
        Assert.DoesNotContain(Diagnosis.Look(Facts()), check => check.Key == "doctor.check.threads");
        var facts = Facts();
        var threads = facts with
        {
            Departments =
            [
                .. facts.Departments.Select(d =>
                {
                    d.Rules = d.Rules with { AllowThreads = true };
                    return d;
                }),
            ],
        };
        Assert.Equal(
            ["Create Private Threads", "Manage Threads", "Send Messages in Threads"],
            Diagnosis
                .Find(threads)
                .Select(finding => ((Localized)finding.Arguments[0]).In(TicketsWorld.English))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_bot_that_may_not_mention_roles_is_warned_of_unless_everybody_may()
    {
        var has = TicketsWorld.BotPermissions | Permissions.ManageMessages;
        var facts = Facts(has: has & ~Permissions.MentionEveryone);
        var finding = Assert.Single(Diagnosis.Find(facts));
        Assert.Equal((FindingSeverity.Warning, "doctor.no-mention"), (finding.Severity, finding.Key));
        Assert.Empty(
            Diagnosis.Find(
                facts with
                {
                    Roles = [.. facts.Roles.Select(role => role.Id == Staff ? role with { Mentionable = true } : role)],
                }
            )
        );
    }

    [Fact]
    public void A_bot_that_may_not_pin_is_warned_of()
    {
        var finding = Assert.Single(
            Diagnosis.Find(Facts(has: (TicketsWorld.BotPermissions | Permissions.ManageMessages) & ~Permissions.PinMessages))
        );
        Assert.Equal((FindingSeverity.Warning, "doctor.no-pin"), (finding.Severity, finding.Key));
        Assert.Contains("Pin Messages", finding.In(TicketsWorld.English), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overflow_category_that_the_bot_cannot_use_is_a_problem()
    {
        var closed = new Channel
        {
            Id = new(131),
            Type = ChannelType.Category,
            PermissionOverwrites = [new(BotRole, OverwriteType.Role, Deny: Permissions.ManageChannels)],
        };
        var facts = Facts() with { OverflowCategories = [closed.Id] };
        var finding = Assert.Single(Diagnosis.Find(facts with { Channels = [.. facts.Channels, closed] }));
        Assert.Contains("<#131> (the overflow category)", finding.In(TicketsWorld.English), StringComparison.Ordinal);
    }
}
