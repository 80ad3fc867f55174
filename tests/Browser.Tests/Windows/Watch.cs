using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DCTicket.Browser.Tests.Windows;

/// <summary>Notes what must not happen in any window: errors in the console, and requests that leave this machine.</summary>
public sealed class Watch
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentBag<string> _expected = [];

    public IEnumerable<string> Complaints => _complaints.Where(c => !_expected.Any(e => c.Contains(e, StringComparison.Ordinal)));

    /// <summary>Lets an error pass that the test provokes.</summary>
    public void Expect(string words) => _expected.Add(words);

    public async Task OnAsync(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Enqueue($"Console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => _complaints.Enqueue($"Error: {error.Error}");
        context.Page += (_, page) => page.WebSocket += (_, socket) => Note(socket.Url);
        context.Request += (_, request) => Note(request.Url);
        await context.RouteAsync(url => !IsOurs(url), route => route.AbortAsync());
    }

    private static bool IsOurs(string url) =>
        new Uri(url) is { Scheme: "data" or "blob" or "file" or "about" } or { Host: "127.0.0.1", Scheme: "http" or "ws" };

    private void Note(string url)
    {
        if (!IsOurs(url))
            _complaints.Enqueue($"Request: {url}");
    }
}
