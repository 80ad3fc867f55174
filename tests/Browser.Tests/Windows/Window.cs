using System.Text.RegularExpressions;
using DCTicket.EndToEnd.Tests.Bots;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Windows;

/// <summary>A browser window with the Sandbox's page in it, used as a person uses it.</summary>
public sealed class Window(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Channels => Page.GetByRole(AriaRole.Navigation, new() { Name = "Channels" });

    public ILocator Log => Page.GetByRole(AriaRole.Log);

    public ILocator Composer => Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Message [#@]") });

    public ILocator Form => Page.GetByRole(AriaRole.Dialog);

    public ILocator Title => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The newest message with a text in it.</summary>
    public ILocator Message(string text) => Log.GetByRole(AriaRole.Article).Filter(new() { HasText = text }).Last;

    public ILocator Channel(string name) => Channels.GetByRole(AriaRole.Button).Filter(new() { HasText = name });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task Sees(string text) => Expect(Message(text)).ToBeVisibleAsync();

    public async Task Opens(string channel)
    {
        await Channel(channel).ClickAsync();
        await Expect(Title).ToHaveTextAsync(channel);
    }

    public async Task Writes(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Clicks a button of the newest message that has it.</summary>
    public Task Clicks(string button) => Log.GetByRole(AriaRole.Button, new() { Name = button }).Last.ClickAsync();

    /// <summary>Fills in the form that is open, and waits until it is gone.</summary>
    public async Task FillsIn(string title, string text)
    {
        var form = Page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await form.GetByRole(AriaRole.Textbox).FillAsync(text);
        await form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(form).ToBeHiddenAsync();
    }

    /// <summary>Presses keys one after another, as somebody without a mouse does.</summary>
    public async Task Presses(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Runs /setup with both options, by keyboard alone.</summary>
    public async Task SetsUp()
    {
        await Expect(Composer).ToBeEnabledAsync();
        await Composer.FocusAsync();
        await Page.Keyboard.TypeAsync("/setup");
        await Expect(Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Presses("Enter");
        await Expect(Button("Run /setup")).ToBeFocusedAsync();
        await Presses("Shift+Tab", "Shift+Tab", "Enter");
        await Chooses("log-channel", "ticket-log");
        await Presses("Tab", "Enter");
        await Chooses("category", "Tickets");
        await Presses("Enter");
        await Sees("The panel is posted");
    }

    /// <summary>Runs a command with no option chosen.</summary>
    public async Task Runs(string command)
    {
        await Expect(Composer).ToBeEnabledAsync();
        await Composer.FillAsync(command);
        await Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" }).GetByRole(AriaRole.Option).First.ClickAsync();
        await Button($"Run {command}").ClickAsync();
    }

    /// <summary>Opens a ticket from #support and follows the link to its channel.</summary>
    public async Task OpensTicket(string department, string problem)
    {
        await Clicks(department);
        await FillsIn($"New ticket: {department}", problem);
        await Message("Your ticket is ready").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("tech-|billing-") }).ClickAsync();
    }

    /// <summary>Saves what the window shows, to be looked at.</summary>
    public async Task Photographs(string name)
    {
        // What is only passing by would make every picture another one.
        await Expect(Page.Locator(".waiting")).ToHaveCountAsync(0);
        await Page.ScreenshotAsync(
            new()
            {
                Path = PhotographPath(name),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    /// <summary>Looks for serious findings, and in the other theme for what differs there: contrast.</summary>
    public async Task IsAccessible(string view)
    {
        var all = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        await HasNoSeriousFinding(view, all);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var contrast = new AxeRunOptions { ResultTypes = [ResultType.Violations], RunOnly = RunOnlyOptions.Rules("color-contrast") };
        await HasNoSeriousFinding($"{view}, light", contrast);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
    }

    internal static string PhotographPath(string name) => Path.Combine(TestPlugins.Folder, "screenshots", name + ".png");

    private async Task Chooses(string option, string choice)
    {
        await Expect(Page.GetByRole(AriaRole.Combobox, new() { Name = option })).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(choice);
        await Expect(Page.GetByRole(AriaRole.Listbox, new() { Name = option }).GetByRole(AriaRole.Option, new() { Name = choice }))
            .ToBeVisibleAsync();
        await Presses("Enter");
    }

    private async Task HasNoSeriousFinding(string view, AxeRunOptions options)
    {
        var result = await Page.RunAxe(options);
        var found = result.Violations.Where(v => v.Impact is "serious" or "critical").ToList();
        if (found.Count > 0)
            Assert.Fail(string.Join('\n', found.SelectMany(v => v.Nodes.Select(n => $"{view}: {v.Help}: {n.Html}"))));
    }
}
