using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DCTicket.Host.Tests.Support;

namespace DCTicket.Host.Tests.Startup;

/// <summary>The program as a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_token_it_ends_in_one_line_that_says_what_to_do()
    {
        var (code, error) = await RunAsync("Production");

        Assert.Equal(78, code);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains("There is no bot token. Set DCTICKET_Discord__Token", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_plugins_json_it_ends_in_one_line_that_says_what_to_do()
    {
        var (code, error) = await RunAsync("Production", "--sandbox", "--Sandbox:Url=http://127.0.0.1:0", "--Sandbox:Save=false");

        Assert.Equal(78, code);
        Assert.Contains("plugins.json: there is no such file", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_that_Discord_does_not_know_it_ends_in_one_line_that_says_what_to_do()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "plugins.json"), """{ "plugins": [] }""", TestContext.Current.CancellationToken);
        await using var discord = await Sandbox.SandboxServer.StartAsync(
            new Sandbox.SandboxOptions { Url = new Uri("http://127.0.0.1:0") }, cancellationToken: TestContext.Current.CancellationToken);

        var (code, error) = await RunAsync("Production", "--Discord:Token=not-the-token", $"--Discord:RestUrl={discord.Url}api/v10/");

        Assert.Equal(78, code);
        Assert.Contains("Discord does not know the bot token", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-token", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_port_that_is_taken_the_Sandbox_says_so_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, error) = await RunAsync("Development", $"--Sandbox:Url=http://{taken.LocalEndpoint}", "--Sandbox:Save=false");

        Assert.Equal(78, code);
        Assert.Contains($"The Sandbox cannot listen at http://{taken.LocalEndpoint}", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private async Task<(int Code, string Error)> RunAsync(string environment, params string[] arguments)
    {
        var dll = Path.Combine(Repository.Root, "artifacts", "bin", "Host", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "DCTicket.Host.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--Logs:Console=false", .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment.Remove("DCTICKET_Discord__Token");
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
            return (process.ExitCode, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
