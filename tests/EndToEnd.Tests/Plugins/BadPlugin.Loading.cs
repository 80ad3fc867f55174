using System.Text.Json.Nodes;
using DCTicket.Host.Tests.Support;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Those whose files or versions are wrong.</summary>
internal sealed partial record BadPlugin
{
    private static IEnumerable<BadPlugin> Files() =>
        [
            new("no-dll", LoadFailed, ["no-dll.dll. Build or copy the plugin there"], (plugins, id) => plugins.Add(id)),
            new(
                "no-manifest",
                LoadFailed,
                ["plugin.json: there is no such file. A plugin's folder needs a plugin.json with id, name, version and contracts."],
                (plugins, id) => File.Delete(plugins.Add(id).Compile(id).FileOf(id, "plugin.json"))
            ),
            new(
                "no-json",
                LoadFailed,
                ["plugin.json, line 2: this is not JSON"],
                (plugins, id) => File.WriteAllText(plugins.Add(id).Compile(id).FileOf(id, "plugin.json"), "{\n \"id\": ")
            ),
            Manifest("manifest-list", "plugin.json: the file must be an object, not an array", "[]"),
            Manifest("no-range", "plugin.json: contracts is missing", """{ "id": "no-range", "name": "No", "version": "1.0.0" }"""),
            Manifest(
                "odd-range",
                "plugin.json: contracts is not a version range; write it as [1.0,2.0)",
                """{ "id": "odd-range", "name": "Odd", "version": "1.0.0", "contracts": "new" }"""
            ),
            Manifest(
                "odd-key",
                "plugin.json: autor is not a known key (did you mean “author”?)",
                """{ "id": "odd-key", "name": "Odd", "version": "1.0.0", "contracts": "[1.0,2.0)", "autor": "" }"""
            ),
            new(
                "other-id",
                LoadFailed,
                ["id is “other-id”, but the plugin at", "calls itself “another”. Write “another” there, or correct the path."],
                (plugins, id) => plugins.Add(id, new JsonObject { ["id"] = "another" }).Compile(id)
            ),
            new(
                "no-assembly",
                LoadFailed,
                ["no-assembly.dll cannot be loaded"],
                (plugins, id) => File.WriteAllText(plugins.Add(id).DllOf(id), "This is a text.")
            ),
            new(
                "no-plugin",
                LoadFailed,
                ["no-plugin.dll has 0 public classes that implement IPlugin; it needs exactly one"],
                (plugins, id) => PluginCompiler.Compile(plugins.Add(id).DllOf(id), "public sealed class Nothing;")
            ),
            new(
                "two-plugins",
                LoadFailed,
                ["two-plugins.dll has 2 public classes that implement IPlugin; it needs exactly one"],
                (plugins, id) =>
                    plugins
                        .Add(id)
                        .Compile(id, types: "public sealed class Second : IPlugin { public void Configure(IPluginBuilder p) { } }")
            ),
            new(
                "constructor-throws",
                LoadFailed,
                ["Plugin cannot be made: No settings file"],
                (plugins, id) =>
                    PluginCompiler.Compile(
                        plugins.Add(id).DllOf(id),
                        """
                        public sealed class Plugin : IPlugin
                        {
                            public Plugin() => throw new InvalidOperationException("No settings file");
                            public void Configure(IPluginBuilder plugin) { }
                        }
                        """
                    )
            ),
            new(
                "no-library",
                LoadFailed,
                ["no-library.dll needs Library.dll, which is not in the folder", "Copy the whole folder that “dotnet publish” made."],
                (plugins, id) =>
                {
                    var library = plugins.Add(id).FileOf(id, "Library.dll");
                    PluginCompiler.Compile(library, "public static class Library { public static void Use() { } }");
                    plugins.Compile(id, "Library.Use();", references: library);
                    File.Delete(library);
                }
            ),
        ];

    private static IEnumerable<BadPlugin> Versions() =>
        [
            new(
                "other-contracts",
                Incompatible,
                ["other-contracts 1.0.0 is made for Contracts [9.0.0, 10.0.0); this host has 1."],
                (plugins, id) => plugins.Add(id, new JsonObject { ["contracts"] = "[9.0,10.0)" }).Compile(id)
            ),
            new(
                "newer-contracts",
                Incompatible,
                [
                    "newer-contracts.dll uses what this host does not have: DCTicket.Contracts has no DCTicket.Contracts.NewerThing",
                    "no Snowflake.NewerMember",
                ],
                (plugins, id) =>
                    plugins
                        .Add(id)
                        .Compile(
                            id,
                            "NewerThing.Do(); Snowflake.NewerMember();",
                            references: Contracts(
                                plugins,
                                id,
                                "public static class NewerThing { public static void Do() { } }"
                                    + "public struct Snowflake { public static void NewerMember() { } }"
                            )
                        )
            ),
            new(
                "older-contracts",
                Incompatible,
                [
                    "older-contracts.dll uses what this host does not have",
                    "'KeepsData'",
                    "'ExportAsync'",
                    "This host has DCTicket.Contracts 1.",
                ],
                (plugins, id) =>
                    plugins
                        .Add(id)
                        .Compile(
                            id,
                            types: "internal sealed class KeepsData : IUserData;",
                            references: Contracts(plugins, id, "public interface IUserData { }")
                        )
            ),
            new(
                "newer-extensions",
                Incompatible,
                [
                    "newer-extensions.dll uses what this host does not have: Microsoft.Extensions.Http has no System.Net.Http.NewIn11",
                    "(it was built against 11.0, this host has 10.0; reference 10.0.x)",
                ],
                (plugins, id) =>
                {
                    var newer = plugins.Add(id).FileOf(id, "Microsoft.Extensions.Http.dll");
                    PluginCompiler.Compile(
                        newer,
                        """
                        [assembly: System.Reflection.AssemblyVersion("11.0.0.0")]
                        namespace System.Net.Http { public sealed class NewIn11; }
                        """
                    );
                    plugins.Compile(
                        id,
                        "plugin.AddService<Uses>();",
                        "public sealed class Uses(System.Net.Http.NewIn11 newer) { public object It => newer; }",
                        newer
                    );
                }
            ),
        ];

    // Contracts of another version, with what a plugin needs of it.
    private static string Contracts(CompiledPlugins plugins, string id, string more)
    {
        var dll = plugins.FileOf($"{id}-contracts", "DCTicket.Contracts.dll");
        PluginCompiler.Compile(
            dll,
            $$"""
            namespace DCTicket.Contracts
            {
                public interface IPluginBuilder;
                public interface IPlugin { void Configure(IPluginBuilder plugin); }
                {{more}}
            }
            """
        );
        return dll;
    }
}
