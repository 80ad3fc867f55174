using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DCTicket.Browser.Tests.Windows;

/// <summary>Notes what must not happen in any window: errors in the console, and requests that leave this machine.</summary>
internal sealed class Watch
{
    public ConcurrentQueue<string> Complaints { get; } = new();

    public async Task OnAsync(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Enqueue($"Console: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => Complaints.Enqueue($"Error: {error.Error}");
        context.Page += (_, page) => page.WebSocket += (_, socket) => Note(socket.Url);
        context.Request += (_, request) => Note(request.Url);
        await context.RouteAsync(url => !IsOurs(url), route => route.AbortAsync());
    }

    private static bool IsOurs(string url) =>
        new Uri(url) is { Scheme: "data" or "blob" or "file" or "about" } or { Host: "127.0.0.1", Scheme: "http" or "ws" };

    private void Note(string url)
    {
        if (!IsOurs(url))
            Complaints.Enqueue($"Request: {url}");
    }
}
