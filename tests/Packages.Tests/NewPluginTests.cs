namespace DCTicket.Packages.Tests;

/// <summary>What an author does who has no clone of this repository, with packages that were made from it just now.</summary>
public sealed class NewPluginTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcticket-author-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_plugin_builds_migrates_and_passes_its_tests_outside_of_the_repository()
    {
        var packages = Path.Combine(Repository.Root, "artifacts", "packages");
        if (Directory.Exists(packages))
            Directory.Delete(packages, recursive: true);
        var here = new DotNet([]);
        await here.RunAsync(Repository.Root, "pack", "DCTicket.Packages.slnf", "-o", packages, "-v", "quiet");
        await WriteNuGetConfigAsync(packages);

        var template = Assert.Single(Directory.GetFiles(packages, "DCTicket.Templates.*.nupkg"));
        var fresh = new DotNet([("DOTNET_CLI_HOME", Path.Combine(_folder, "home"))]);
        await fresh.RunAsync(_folder, "new", "install", template);
        await fresh.RunAsync(_folder, "new", "dcticket-plugin", "-n", "Acme.Thanks");
        var plugin = Path.Combine(_folder, "Acme.Thanks");
        Assert.Contains(
            "\"id\": \"acme-thanks\"",
            await File.ReadAllTextAsync(Path.Combine(plugin, "Acme.Thanks", "plugin.json"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var dotnet = new DotNet([("NUGET_PACKAGES", Path.Combine(_folder, "packages"))]);
        await dotnet.RunAsync(plugin, "build", "-warnaserror");
        await dotnet.RunAsync(plugin, "tool", "restore");
        string[] projects = ["--project", "Acme.Thanks", "--startup-project", "Acme.Thanks.Tests"];
        await dotnet.RunAsync(plugin, ["ef", "migrations", "add", "Second", "--no-build", .. projects]);
        Assert.Single(Directory.GetFiles(Path.Combine(plugin, "Acme.Thanks", "Migrations"), "*_Second.cs"));
        Assert.Contains("succeeded: 4", await dotnet.RunAsync(plugin, "test"), StringComparison.Ordinal);
    }

    // The packages of this repository keep their version while they change, so they are unpacked here and not for the whole machine. Those
    // of others are taken from where the machine has them.
    private async Task WriteNuGetConfigAsync(string packages)
    {
        var machine =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Assert.False(
            Directory.Exists(Path.Combine(machine, "dcticket.contracts")),
            $"{machine} has packages of this repository already, which would be tested instead of today's. Delete dcticket.* there."
        );
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><add key="dcticket" value="{packages}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """,
            TestContext.Current.CancellationToken
        );
    }
}
