using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Health.Reconciling;
using DCTicket.Tickets.Statistics.Digest;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Health.HealthyServer;

namespace DCTicket.Tickets.Tests.Health;

public sealed class ReportHealthTests
{
    [Fact]
    public async Task A_role_of_the_configuration_that_the_server_lacks_is_named_by_the_doctor_setup_and_the_list_of_departments()
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
}
