using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
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
        Assert.Contains("The bot does not start", Assert.Single(await LoggedAsync("Fatal")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_that_Discord_does_not_know_it_ends_in_one_line_that_says_what_to_do()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{ "plugins": [] }""",
            TestContext.Current.CancellationToken
        );
        await using var discord = await Sandbox.SandboxServer.StartAsync(
            new Sandbox.SandboxOptions { Url = new Uri("http://127.0.0.1:0") },
            cancellationToken: TestContext.Current.CancellationToken
        );

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
        Assert.Contains(
            $"The Sandbox cannot listen at http://{taken.LocalEndpoint}",
            Assert.Single(error.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task While_Discord_cannot_be_reached_it_says_so_in_a_line_and_tries_again()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{ "plugins": [] }""",
            TestContext.Current.CancellationToken
        );
        using var process = Start("Production", "--Discord:Token=a-token", "--Discord:RestUrl=http://127.0.0.1:1/api/v10/");
        try
        {
            var output = await ReadUntilAsync(process, "Retrying in 4 s");
            Assert.Contains(
                "Failed to reach Discord: 127.0.0.1 refused the connection. Retrying in 2 s\n",
                output,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task A_withdrawn_intent_ends_nothing_and_a_gateway_that_knows_the_bot_no_more_ends_it_in_a_line_of_the_log()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{ "plugins": [] }""",
            TestContext.Current.CancellationToken
        );
        await using var discord = await Sandbox.SandboxServer.StartAsync(
            new Sandbox.SandboxOptions { Url = new Uri("http://127.0.0.1:0") },
            cancellationToken: TestContext.Current.CancellationToken
        );
        using var http = new HttpClient { BaseAddress = discord.Url };
        using var process = Start("Production", $"--Discord:Token={discord.BotToken}", $"--Discord:RestUrl={discord.Url}api/v10/");
        try
        {
            await ReadUntilAsync(process, "Ready: connected to Discord");
            using var check = Start("Production", "--health");
            await ReadUntilAsync(check, "onnected to Discord since");
            await DropAsync(http, 4014);
            await ReadUntilAsync(process, "Ready: connected to Discord");
            await DropAsync(http, 4012);
            await process
                .WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

            Assert.Equal(78, process.ExitCode);
            Assert.Contains("The bot stops", Assert.Single(await LoggedAsync("Fatal")), StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    [Fact]
    public async Task A_switch_that_is_neither_on_nor_off_is_a_line_that_names_it()
    {
        var (code, error) = await RunAsync("Production", "--Discord:Token=a-token", "--Discord:Compress=perhaps");

        Assert.Equal(78, code);
        Assert.StartsWith(
            "The setting Discord:Compress is neither true nor false.",
            Assert.Single(error.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_health_check_needs_no_token_and_says_that_no_bot_runs()
    {
        using var check = Start("Production", "--health");
        await ReadUntilAsync(check, $"there is no {Path.Combine(_folder.Path, "data", "health.json")}.");
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, check.ExitCode);
    }

    private static async Task DropAsync(HttpClient http, int code)
    {
        using var answer = await http.PostAsJsonAsync("sandbox/gateway/drop", new { code });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = "";
        while (!output.Contains(text, StringComparison.Ordinal))
            output += await process.StandardOutput.ReadLineAsync(limit.Token) + "\n";
        return output;
    }

    /// <summary>The lines of the log file of a level.</summary>
    private async Task<IEnumerable<string>> LoggedAsync(string level)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "logs")));
        return (await File.ReadAllLinesAsync(file)).Where(line => line.Contains($"\"@l\":\"{level}\"", StringComparison.Ordinal));
    }

    private Process Start(string environment, params string[] arguments)
    {
        var dll = Path.Combine(
            Repository.Root,
            "artifacts",
            "bin",
            "Host",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "DCTicket.Host.dll"
        );
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        start.Environment.Remove("DCTICKET_Discord__Token");
        return Process.Start(start)!;
    }

    [Fact]
    public async Task A_required_plugin_that_crashed_is_waited_for_and_then_the_service_manager_is_asked_to_start_again()
    {
        // Its three crashes are over in some seconds: long after the start has looked at them, and soon enough for a test.
        var crashed = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(8);
        var data = Directory.CreateDirectory(Path.Combine(_folder.Path, "data", "sandbox", "host")).FullName;
        await File.WriteAllLinesAsync(
            Path.Combine(data, "crashes.log"),
            Enumerable.Range(0, 3).Select(i => $"{crashed.AddSeconds(i):O} bad"),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{ "plugins": [ { "id": "bad", "assembly": "Bad.dll", "required": true } ] }""",
            TestContext.Current.CancellationToken
        );
        using var process = Start("Development", "--Sandbox:Url=http://127.0.0.1:0", "--Sandbox:Save=false");

        var output = await ReadUntilAsync(process, "Ready: connected to Discord");
        var (code, error) = await EndAsync(process);

        Assert.Contains("bad stays off (Crashed): It crashed the bot 3 times", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.StartsWith(
            "A required plugin has been off for its crashes.",
            Assert.Single(error.TrimEnd().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stop_during_the_start_is_a_clean_end()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plugins.json"),
            """{ "plugins": [] }""",
            TestContext.Current.CancellationToken
        );
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var process = Start("Production", "--Discord:Token=none", $"--Discord:RestUrl=http://{silent.LocalEndpoint}/api/v10/");
        using var asked = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var (code, error) = await EndAsync(process);

        Assert.Equal(0, code);
        Assert.Empty(error);
    }

    private async Task<(int Code, string Error)> RunAsync(string environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await EndAsync(process);
    }

    private static async Task<(int Code, string Error)> EndAsync(Process process)
    {
        try
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
            return (process.ExitCode, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
