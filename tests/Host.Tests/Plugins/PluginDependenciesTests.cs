using DCTicket.Host.Plugins;
using NuGet.Versioning;

namespace DCTicket.Host.Tests.Plugins;

public sealed class PluginDependenciesTests
{
    [Fact]
    public void A_plugin_comes_after_those_that_it_depends_on_and_otherwise_as_in_the_file()
    {
        PluginStatus[] all = [Of("a", "c"), Of("b"), Of("c", "d?"), Of("d"), Of("e")];

        Assert.Equal(["b", "d", "c", "a", "e"], Order(all));
    }

    [Fact]
    public void An_optional_dependency_gives_way_to_a_required_one()
    {
        Assert.Equal(["b", "a"], Order(Of("a", "b"), Of("b", "a?")));
        Assert.Equal(["a", "b"], Order(Of("a", "b?"), Of("b", "a")));
        Assert.Null(PluginDependencies.FindFailure(Of("a", "b"), [Of("a", "b"), Of("b", "a?")]));
    }

    [Fact]
    public void A_cycle_is_named_for_each_of_its_plugins_and_only_for_them()
    {
        PluginStatus[] all = [Of("a", "b"), Of("b", "c"), Of("c", "a"), Of("d", "a")];

        Assert.Equal(
            "Its dependencies lead back to it: b → c → a → b. Install a version of one of them without this dependency.",
            PluginDependencies.FindFailure(all[1], all)
        );
        all[0] = all[0].Failed(PluginState.DependencyFailed, "");
        Assert.Equal(
            "It needs the plugin a [1.0.0, 2.0.0), but it does not run (DependencyFailed). Fix a first.",
            PluginDependencies.FindFailure(all[3], all)
        );
        Assert.Equal(4, PluginDependencies.Order(all).Count);
    }

    [Fact]
    public void All_required_plugins_that_do_not_fit_are_named_each_with_its_fix()
    {
        PluginStatus[] all =
        [
            Of("a", "gone", "off", "old", "bad", "crashed", "good", "absent?"),
            Of("off").Failed(PluginState.Disabled, ""),
            Of("old") with
            {
                Manifest = Of("old").Manifest! with { Version = "0.9.0" },
            },
            Of("bad").Failed(PluginState.MigrationFailed, ""),
            Of("crashed").Failed(PluginState.Crashed, ""),
            Of("good"),
        ];

        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "It needs the plugin gone [1.0.0, 2.0.0), but plugins.json does not list it. Install gone, and add it to plugins.json.",
                "It needs the plugin off [1.0.0, 2.0.0), but plugins.json says \"enabled\": false. Enable off there.",
                "It needs the plugin old [1.0.0, 2.0.0), but 0.9.0 is installed. Install a version of old in this range, or another "
                    + "version of this plugin.",
                "It needs the plugin bad [1.0.0, 2.0.0), but it does not run (MigrationFailed). Fix bad first.",
                "It needs the plugin crashed [1.0.0, 2.0.0), but it does not run (Crashed). Both are tried again later."
            ),
            PluginDependencies.FindFailure(all[0], all)
        );
        Assert.Equal(
            [("absent", "plugins.json does not list it")],
            PluginDependencies.FindAbsent(all[0], all).Select(absent => (absent.Dependency.Id, absent.Why))
        );
    }

    [Fact]
    public void A_plugin_that_waits_for_a_crashed_one_is_found_through_others()
    {
        PluginStatus[] all =
        [
            Of("a", "b").Failed(PluginState.DependencyFailed, ""),
            Of("b", "c").Failed(PluginState.DependencyFailed, ""),
            Of("c").Failed(PluginState.Crashed, ""),
            Of("d", "gone").Failed(PluginState.DependencyFailed, ""),
        ];

        Assert.Equal(["c"], PluginDependencies.FindCrashed(all[0], all).Select(plugin => plugin.Id));
        Assert.Empty(PluginDependencies.FindCrashed(all[3], all));
    }

    [Fact]
    public void A_plugin_sees_the_contracts_of_what_its_dependencies_depend_on()
    {
        PluginStatus[] all = [Of("a", "b"), Of("b", "c?", "gone?"), Of("c"), Of("d")];

        Assert.Equal(["a", "b", "c"], PluginDependencies.Closure(all[0], all).Order());
    }

    private static IEnumerable<string> Order(params PluginStatus[] all) => PluginDependencies.Order(all).Select(plugin => plugin.Id);

    // With a question mark: optional.
    private static PluginStatus Of(string id, params IReadOnlyList<string> dependencies) =>
        new(new PluginEntry(id, "", true, false, null, ""))
        {
            Manifest = new PluginManifest(id, id, "1.0.0", VersionRange.All)
            {
                Dependencies =
                [
                    .. dependencies.Select(other => new PluginDependency(
                        other.TrimEnd('?'),
                        VersionRange.Parse("[1.0,2.0)"),
                        !other.EndsWith('?')
                    )),
                ],
            },
        };
}
