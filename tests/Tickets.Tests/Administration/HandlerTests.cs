using System.Globalization;
using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Opening.Blocklist;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>What holds for every command of the plugin.</summary>
public sealed class HandlerTests
{
    private static readonly Type[] SetUp =
    [
        typeof(AddDepartment),
        typeof(EditDepartment),
        typeof(RemoveDepartment),
        typeof(ListDepartments),
        typeof(EditForm),
        typeof(AddField),
        typeof(EditField),
        typeof(PreviewForm),
        typeof(CreateCategory),
        typeof(SetCategory),
        typeof(ChangeRoles),
        typeof(RemoveRole),
        typeof(ListRoles),
        typeof(EditSettings),
        typeof(EditServerLimits),
    ];

    // Buttons of cards are for whoever may use the command that shows the card.
    [Fact]
    public void Everything_that_sets_up_is_for_whom_Discord_lets_use_its_command()
    {
        foreach (var method in SetUp.Concat([typeof(BlockMember), typeof(ListBlockedMembers), typeof(ShowDiagnosis)]).SelectMany(Handlers))
        {
            var rule = Assert.Single(method.GetCustomAttributes<AccessAttribute>());
            var command = Assert.IsType<RequireCommandAttribute>(rule).Command;
            Assert.Contains(command, new[] { "category", "role", "support" });
            if (method.GetCustomAttribute<CommandAttribute>() is { } named)
                Assert.Equal(named.Name.Split(' ')[0], command);
        }
    }

    [Fact]
    public void Commands_of_admins_and_of_staff_are_hidden_from_ordinary_members_and_the_others_are_not()
    {
        var builder = new ServicesBuilder("", new TicketsOptions());
        new TicketsPlugin().Configure(builder);
        var names = builder
            .Features.SelectMany(Handlers)
            .Select(method => method.GetCustomAttribute<CommandAttribute>()?.Name.Split(' ')[0])
            .OfType<string>()
            .Distinct();

        Assert.Equal(
            [
                "category ManageGuild",
                "close",
                "help",
                "role ManageGuild",
                "setup ManageGuild",
                "staff ManageMessages",
                "support ManageGuild",
                "ticket",
            ],
            names
                .Order(StringComparer.Ordinal)
                .Select(name => builder.CommandPermissions.TryGetValue(name, out var permission) ? $"{name} {permission}" : name)
        );
    }

    [Fact]
    public void Every_command_and_option_is_called_and_described_in_both_languages_within_what_Discord_takes()
    {
        foreach (var method in AllFeatures().SelectMany(Handlers))
        {
            if (method.GetCustomAttribute<CommandAttribute>() is not { } command)
                continue;
            var key = command.Name.Replace(' ', '.');
            Has($"command.{key}", command.Name.Split(' ')[^1], command.Description);
            foreach (
                var option in method
                    .GetParameters()
                    .Select(parameter => parameter.GetCustomAttribute<OptionAttribute>())
                    .OfType<OptionAttribute>()
            )
                Has($"option.{key}.{option.Name}", option.Name, option.Description);
        }
    }

    private static List<Type> AllFeatures()
    {
        var builder = new ServicesBuilder("", new TicketsOptions());
        new TicketsPlugin().Configure(builder);
        return builder.Features;
    }

    private static void Has(string key, string name, string description)
    {
        var chinese = CultureInfo.GetCultureInfo("zh-TW");
        (string, string)[] languages =
        [
            (name, description),
            (TicketTexts.Get(chinese, key + ".name"), TicketTexts.Get(chinese, key + ".description")),
        ];
        foreach (var (called, described) in languages)
        {
            Assert.Matches(@"^[-_'\p{L}\p{N}]{1,32}$", called);
            Assert.Equal(called.ToLower(chinese), called);
            Assert.InRange(described.Length, 1, 100);
            Assert.False(string.IsNullOrWhiteSpace(described));
        }
    }

    private static IEnumerable<MethodInfo> Handlers(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            .Where(method =>
                method.GetCustomAttribute<CommandAttribute>() is not null
                || method.GetCustomAttribute<ButtonAttribute>() is not null
                || method.GetCustomAttribute<SelectMenuAttribute>() is not null
                || method.GetCustomAttribute<ModalSubmitAttribute>() is not null
            );
}
