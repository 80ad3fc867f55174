using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace DCTicket.Host.Tests.Startup;

/// <summary>What a build compiles to machine code (ReadyToRun.targets).</summary>
public sealed class PrecompiledTests
{
    private static readonly string Plugins = Path.Combine(Repository.Root, "artifacts", "plugins");

    [Theory]
    [InlineData("DCTicket.Host.dll")]
    [InlineData("DCTicket.Contracts.dll")]
    [InlineData("DCTicket.Discord.dll")]
    [InlineData("DCTicket.Discord.Native.dll")]
    [InlineData("DCTicket.Sandbox.dll")]
    [InlineData("Microsoft.EntityFrameworkCore.dll")]
    [InlineData("Quartz.dll")]
    [InlineData("Serilog.dll")]
    public void The_host_and_its_packages_are_built_as_machine_code(string name) =>
        AssertPrecompiled(Path.Combine(AppContext.BaseDirectory, name));

    [Theory]
    [InlineData("DCTicket.Tickets.dll")]
    [InlineData("ScottPlot.dll")]
    public void A_shipped_plugin_and_its_packages_are_built_as_machine_code(string name) =>
        AssertPrecompiled(Path.Combine(Plugins, "Tickets", name));

    private static void AssertPrecompiled(string path)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "Other machines compile while they run."
        );
        using var file = new PEReader(File.OpenRead(path));
        Assert.True(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{path} has no machine code.");
    }
}
