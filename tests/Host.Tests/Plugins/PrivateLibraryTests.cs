using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Plugins;

/// <summary>Plugins have their own libraries, also two of one name in different versions.</summary>
public sealed class PrivateLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CompiledPlugins _plugins;

    public PrivateLibraryTests() => _plugins = new CompiledPlugins(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_plugins_have_one_library_in_two_versions()
    {
        foreach (var version in (ReadOnlySpan<string>)["1.0.0.0", "2.0.0.0"])
        {
            var (id, library) = ($"v{version[0]}", _plugins.FileOf($"v{version[0]}", "Library.dll"));
            PluginCompiler.Compile(
                library,
                $$"""
                [assembly: System.Reflection.AssemblyVersion("{{version}}")]
                public static class Library { public static string Version => "{{version}}"; }
                """
            );
            Compile(id, "Library.Version", library);
        }

        Assert.Equal(["1.0.0.0", "2.0.0.0", "1.0.0.0"], [Say("v1"), Say("v2"), Say("v1")]);
    }

    [Fact]
    public void Two_plugins_have_one_library_with_native_code_in_two_versions()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.Is64BitProcess && File.Exists(Skia("3.119.0", "libSkiaSharp.so")),
            "The native files here are for Linux on x64."
        );
        foreach (var version in (ReadOnlySpan<string>)["2.88.9", "3.119.0"])
        {
            var id = $"skia{version[0]}";
            Copy(Skia(version, "SkiaSharp.dll"), _plugins.FileOf(id, "SkiaSharp.dll"));
            Copy(Skia(version, "libSkiaSharp.so"), _plugins.FileOf(id, "runtimes/linux-x64/native/libSkiaSharp.so"));
            Compile(id, "SkiaSharp.SkiaSharpVersion.Native.ToString()", _plugins.FileOf(id, "SkiaSharp.dll"));
            File.WriteAllText(_plugins.FileOf(id, $"{id}.deps.json"), Dependencies(id, version));
        }

        Assert.Equal(["88.1", "119.0"], [Say("skia2"), Say("skia3")]);
    }

    private static string Skia(string version, string file) => Path.Combine(AppContext.BaseDirectory, "skia", version, file);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    // A plugin that says something.
    private void Compile(string id, string expression, string library) =>
        PluginCompiler.Compile(
            _plugins.DllOf(id),
            $$"""
            public sealed class Plugin : IPlugin
            {
                public void Configure(IPluginBuilder plugin) { }
                public override string ToString() => {{expression}};
            }
            """,
            library
        );

    private string Say(string id) =>
        PluginAssembly.Load(new PluginEntry(id, _plugins.DllOf(id), true, false, null, ""), PluginContracts.None).ToString()!;

    // As “dotnet publish” writes it.
    private static string Dependencies(string id, string version) =>
        $$"""
            {
              "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
              "targets": {
                ".NETCoreApp,Version=v10.0": {
                  "{{id}}/1.0.0": { "dependencies": { "SkiaSharp": "{{version}}" }, "runtime": { "{{id}}.dll": {} } },
                  "SkiaSharp/{{version}}": {
                    "runtime": { "lib/net8.0/SkiaSharp.dll": {} },
                    "runtimeTargets": { "runtimes/linux-x64/native/libSkiaSharp.so": { "rid": "linux-x64", "assetType": "native" } }
                  }
                }
              },
              "libraries": {
                "{{id}}/1.0.0": { "type": "project", "serviceable": false, "sha512": "" },
                "SkiaSharp/{{version}}": { "type": "package", "serviceable": true, "sha512": "" }
              }
            }
            """;
}
