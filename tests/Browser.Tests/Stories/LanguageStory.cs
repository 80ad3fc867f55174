using DCTicket.Browser.Tests.Windows;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DCTicket.Browser.Tests.Stories;

public sealed class LanguageStory(Chromium chromium) : Story(chromium)
{
    [Fact]
    public async Task Somebody_whose_language_is_Chinese_is_answered_in_Chinese()
    {
        await SetUpAsync();
        var chen = await Person("chen", "support", ColorScheme.Light);

        await chen.Clicks("Tech support");

        var form = chen.Page.GetByRole(AriaRole.Dialog, new() { Name = "開立客服單：技術支援" });
        await Expect(form).ToContainTextAsync("請描述您的問題");
        await form.GetByRole(AriaRole.Textbox).FillAsync("伺服器從今天早上開始就無法啟動了。");
        await chen.Photographs("chinese-form-light");
        await form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await chen.Sees("您的客服單已建立");
        await chen.Message("您的客服單已建立").GetByRole(AriaRole.Button, new() { Name = "tech-0001" }).ClickAsync();
        await chen.Sees("伺服器從今天早上開始就無法啟動了。");
        await chen.Photographs("chinese-ticket-light");
    }
}
