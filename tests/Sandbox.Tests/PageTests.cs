using System.Text.RegularExpressions;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

public sealed partial class PageTests
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".png"] = "image/png",
    };

    [Fact]
    public async Task Every_file_that_the_page_needs_is_served_with_its_type_and_the_policy()
    {
        await using var town = await Town.StartAsync();
        using var http = new HttpClient { BaseAddress = town.Server.Url };

        var files = await CrawlAsync(http);

        Assert.Contains("/page/app.js", files.Keys);
        Assert.Contains("/page/modal.js", files.Keys);
        Assert.Contains("/page/base.css", files.Keys);
        Assert.Contains("/page/icon.png", files.Keys);
        foreach (var (path, response) in files)
        {
            Assert.Equal(
                Types[Path.GetExtension(path) is { Length: > 0 } extension ? extension : ".html"],
                response.Content.Headers.ContentType?.ToString()
            );
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(response.Headers.CacheControl?.NoCache);
        }
    }

    [Fact]
    public async Task No_file_names_an_address_elsewhere_or_makes_markup_of_text()
    {
        await using var town = await Town.StartAsync();
        using var http = new HttpClient { BaseAddress = town.Server.Url };

        foreach (var (path, response) in await CrawlAsync(http))
        {
            if (path.EndsWith(".png", StringComparison.Ordinal))
                continue;
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.False(Outside().IsMatch(text), $"{path} names an address elsewhere.");
            Assert.False(Markup().IsMatch(text), $"{path} makes markup of text.");
        }
    }

    [Fact]
    public async Task A_file_that_did_not_change_is_not_sent_again()
    {
        await using var town = await Town.StartAsync();
        using var http = new HttpClient { BaseAddress = town.Server.Url };
        using var first = await http.GetAsync(new Uri("/page/app.js", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page/app.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(304, (int)second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET", "/page/none.js", 404)]
    [InlineData("GET", "/page/../Program.cs", 501)]
    [InlineData("POST", "/", 405)]
    public async Task What_is_no_file_of_the_page_is_refused(string method, string path, int status)
    {
        await using var town = await Town.StartAsync();
        using var http = new HttpClient { BaseAddress = town.Server.Url };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    /// <summary>The page, and all that it and its parts refer to.</summary>
    private static async Task<Dictionary<string, HttpResponseMessage>> CrawlAsync(HttpClient http)
    {
        var found = new Dictionary<string, HttpResponseMessage>();
        var left = new Queue<string>(["/"]);
        while (left.TryDequeue(out var path))
        {
            if (found.ContainsKey(path))
                continue;
            var response = found[path] = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{path} was answered with {response.StatusCode}.");
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (Match reference in Reference().Matches(text))
                left.Enqueue("/page/" + reference.Groups[1].Value);
        }

        return found;
    }

    [GeneratedRegex("""["'](?:/page/|\./)([\w.-]+\.(?:js|css|png|html))["']""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:https?|wss?)://\w|//[\w-]+\.\w+/|@import|url\(")]
    private static partial Regex Outside();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")]
    private static partial Regex Markup();
}
