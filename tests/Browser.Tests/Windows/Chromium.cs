using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace DCTicket.Browser.Tests.Windows;

/// <summary>One browser for the whole assembly: the Chromium of this machine, as nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser. Skips the test where there is none, except in CI.</summary>
    public IBrowser Browser
    {
        get
        {
            if (_browser is null && Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail("There is no Chromium on the PATH; .ci/run installs it.");
            if (_browser is null)
                Assert.Skip("There is no Chromium on the PATH.");
            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program)
            return;
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = program,
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
