using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Health.Reconciling;
using DCTicket.Tickets.Statistics.Digest;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Health;

public sealed class DoctorTests
{
    private static readonly Snowflake Guild = new(100);
    private static readonly Snowflake BotRole = new(300);
    private static readonly Snowflake Staff = new(200);
    private static readonly Snowflake Log = new(120);
    private static readonly Snowflake Category = new(130);
    private static readonly Snowflake PanelChannel = new(110);

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

    [Fact]
    public async Task A_role_of_the_configuration_that_the_server_does_not_have_is_named_by_the_doctor_by_setup_and_by_the_list_of_departments() // F10
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.Departments[0].Roles.Add("Helpdesk");
        var facts = await world.InAsync<GuildFactsReader, GuildFacts>(read => read.ReadAsync(TicketsWorld.Guild, CancellationToken.None));
        Assert.Contains(
            Diagnosis.Find(facts),
            finding =>
                finding.Key == "doctor.role-unknown" && finding.In(TicketsWorld.English).Contains("Helpdesk", StringComparison.Ordinal)
        );
        Assert.Contains("Helpdesk", (await world.SetUpAsync()).Message.Content, StringComparison.Ordinal);
        var list = await world.InAsync<ListDepartments, Reply>(list => list.RunAsync(world.Command(), CancellationToken.None));
        Assert.Contains("Helpdesk", list.Message.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-TW")]
    public void Many_findings_fit_into_one_message_in_both_languages(string culture)
    {
        var facts = Facts() with
        {
            Departments =
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(i => new Department
                    {
                        Key = $"d{i}",
                        Names = new() { ["en"] = new string('x', 80) },
                    }),
            ],
        };
        var message = ShowDiagnosis.Write(Diagnosis.Look(facts), System.Globalization.CultureInfo.GetCultureInfo(culture), 4);
        Assert.InRange(message.Embeds[0].Description!.Length, 1, 4096);
        Assert.Contains("`d39`", message.Embeds[0].Description!, StringComparison.Ordinal);
        Assert.Equal(2, message.Buttons.Count);
    }

    [Fact]
    public async Task The_log_channel_is_told_once_and_again_only_when_something_has_changed()
    {
        await using var world = await TicketsWorld.StartAsync();
        async Task<int> LookAsync()
        {
            await world.HandleAsync<DetectHealthChanges>(notice =>
                notice.HandleAsync(new RoleDeleted(TicketsWorld.Guild, new(1)), CancellationToken.None)
            );
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));
            return world.Discord.Sent.Count(sent => sent.Channel == TicketsWorld.LogChannel);
        }

        Assert.Equal(1, await LookAsync());
        Assert.Equal(1, await LookAsync());
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);
        Assert.Equal(2, await LookAsync());
    }

    [Fact]
    public async Task A_server_is_not_forgotten_when_Discord_cannot_be_asked()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.HandleAsync<DetectHealthChanges>(notice =>
            notice.HandleAsync(new RoleDeleted(TicketsWorld.Guild, new(1)), CancellationToken.None)
        );
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Discord.Before = (_, _) => throw new HttpRequestException("no route");
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel);

        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    [InlineData(403)]
    public async Task What_could_not_be_told_is_told_as_soon_as_the_log_channel_takes_it(int status)
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.HandleAsync<DetectHealthChanges>(notice =>
            notice.HandleAsync(new RoleDeleted(TicketsWorld.Guild, new(1)), CancellationToken.None)
        );
        world.Time.Advance(TimeSpan.FromMinutes(1));
        List<string?> nonces = [];
        world.Discord.BeforeSend = (_, message) =>
        {
            nonces.Add(message.Nonce);
            if (nonces.Count == 1)
                throw RecordingDiscord.Refusal(status, status == 403 ? DiscordErrorCode.MissingAccess : 0);
        };
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        await world.HandleAsync<DetectHealthChanges>(notice =>
            notice.HandleAsync(new RoleDeleted(TicketsWorld.Guild, new(1)), CancellationToken.None)
        );
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        Assert.Single(world.Discord.Sent, sent => sent.Channel == TicketsWorld.LogChannel);
        Assert.Equal(2, nonces.Count);
        Assert.Equal(nonces[0], nonces[1]);
        Assert.NotNull(nonces[0]);
    }

    [Fact]
    public void What_is_only_hidden_is_not_called_deleted()
    {
        var facts = Facts();
        facts = facts with
        {
            Channels = [],
            Hidden = new HashSet<Snowflake> { Log, Category, PanelChannel },
        };
        var findings = Diagnosis.Find(facts).Select(finding => finding.Key).ToList();
        Assert.Equal(3, findings.Count(key => key == "doctor.hidden"));
        Assert.DoesNotContain(findings, key => key.EndsWith("-gone", StringComparison.Ordinal));
        Assert.Equal(
            3,
            Diagnosis
                .Find(facts with { Hidden = new HashSet<Snowflake>() })
                .Count(finding => finding.Key.EndsWith("-gone", StringComparison.Ordinal))
        );
    }

    [Fact] // R11
    public async Task Channels_of_tickets_that_a_restored_database_does_not_know_are_named_and_stay()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        await world.OpenAsync(6);
        var lost = (await world.TicketAsync(2)).ChannelId!.Value;
        await world.ReadAsync(async db =>
        {
            await db.Tickets.Where(t => t.Number == 2).ExecuteDeleteAsync();
            return await db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.NextNumber, 2));
        });
        await world.RestartAsync();

        var available = new GuildAvailable(TicketsWorld.Guild, world.Discord.Channels.Select(channel => channel.Id).ToHashSet());
        await world.HandleAsync<DetectUnknownTickets>(unknown => unknown.HandleAsync(available, CancellationToken.None));
        await world.HandleAsync<DetectHealthChanges>(notice => notice.HandleAsync(available, CancellationToken.None));
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        var told = world.Discord.Sent.Last(sent => sent.Channel == TicketsWorld.LogChannel).Message.Text();
        Assert.Contains($"does not know (1): <#{lost}>", told, StringComparison.Ordinal);
        Assert.Empty(world.Discord.Deleted);
        await world.OpenAsync(6);
        Assert.Equal(6ul, (await world.TicketAsync(3)).OwnerId.Value);
    }

    [Fact]
    public void A_department_whose_role_does_not_see_the_commands_of_staff_is_named_with_what_to_do()
    {
        var finding = Assert.Single(Diagnosis.Find(Facts() with { RolesWithoutStaffCommands = new HashSet<Snowflake> { Staff } }));
        Assert.Equal((FindingSeverity.Warning, "doctor.no-staff-commands"), (finding.Severity, finding.Key));
        Assert.Equal($"<@&{Staff}>", finding.Arguments[1]);
    }

    [Theory]
    [InlineData(Permissions.None, Permissions.None, false, true)]
    [InlineData(Permissions.ManageMessages, Permissions.None, false, false)]
    [InlineData(Permissions.None, Permissions.ManageMessages, false, false)]
    [InlineData(Permissions.None, Permissions.None, true, false)]
    public async Task A_role_sees_the_commands_of_staff_by_its_permission_that_of_everybody_or_a_setting(
        Permissions ofRole,
        Permissions ofEverybody,
        bool allowed,
        bool isNamed
    )
    {
        await using var world = await TicketsWorld.StartAsync();
        if (allowed)
            world.Commands.Allowed.Add(("staff", TicketsWorld.TechRole));
        Role[] roles =
        [
            new()
            {
                Id = TicketsWorld.Guild,
                Name = "@everyone",
                Permissions = ofEverybody,
            },
            new()
            {
                Id = TicketsWorld.TechRole,
                Name = "Tech",
                Permissions = ofRole,
            },
            new() { Id = new(77), Name = "Nobody's" },
        ];
        Department[] departments = [new() { Key = "tech", Roles = [new DepartmentRole { RoleId = TicketsWorld.TechRole }] }];

        var lacking = await world.InAsync<TicketFactsQuery, IReadOnlySet<Snowflake>>(query =>
            query.FindRolesWithoutStaffCommandsAsync(TicketsWorld.Guild, roles, departments, CancellationToken.None)
        );

        Assert.Equal(isNamed ? [TicketsWorld.TechRole] : [], lacking);
    }

    private static GuildFacts Facts(Permissions? has = null, IReadOnlyList<Overwrite>? log = null) =>
        new(
            new Guild { Id = Guild, OwnerId = new(1) },
            [
                new Role { Id = Guild, Name = "@everyone" },
                new Role { Id = Staff, Name = "Staff" },
                new Role
                {
                    Id = BotRole,
                    Name = "Bot",
                    Permissions = has ?? (TicketsWorld.BotPermissions | Permissions.ManageMessages),
                },
            ],
            [
                new Channel { Id = Log, PermissionOverwrites = log ?? [] },
                new Channel { Id = Category, Type = ChannelType.Category },
                new Channel { Id = PanelChannel },
            ],
            new Member
            {
                User = new User { Id = new(900), Username = "bot" },
                Roles = [BotRole],
            },
            new GuildSettings
            {
                GuildId = Guild,
                Culture = "en",
                LogChannelId = Log,
                CategoryId = Category,
            },
            [
                new Department
                {
                    Key = "tech",
                    Names = new() { ["en"] = "Tech" },
                    Roles = [new DepartmentRole { RoleId = Staff }],
                },
            ],
            [
                new Panel
                {
                    Id = System.Guid.NewGuid(),
                    GuildId = Guild,
                    ChannelId = PanelChannel,
                    MessageId = new(5),
                },
            ],
            new HashSet<System.Guid>(),
            ReadsMessages: true,
            SeesMembers: true,
            DateTimeOffset.UnixEpoch.AddYears(50)
        );
}
