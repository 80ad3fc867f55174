using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>A Discord on loopback that does what a test's script says: real HTTP, real WebSockets.</summary>
internal sealed class ScriptedDiscord : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<AcceptedSocket> _sockets = Channel.CreateUnbounded<AcceptedSocket>();

    private ScriptedDiscord()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(HandleAsync);
    }

    /// <summary>Answers requests that are no sockets; by default every one asks for the gateway.</summary>
    public RequestDelegate Rest { get; set; } = _ => Task.CompletedTask;

    public Uri HttpUrl => new(_app.Urls.First());

    public Uri SocketUrl => new UriBuilder(HttpUrl) { Scheme = "ws" }.Uri;

    public static async Task<ScriptedDiscord> StartAsync()
    {
        var discord = new ScriptedDiscord();
        await discord._app.StartAsync();
        discord.GrantLogins(1000);
        return discord;
    }

    /// <summary>Lets gateway/bot answer with these budgets, one after the other; the last one stays.</summary>
    public void GrantLogins(params int[] remaining)
    {
        var asked = 0;
        Rest = context =>
            context.Response.WriteAsync(
                $$"""
                {"url":"{{new Uri(SocketUrl, "/gateway")}}","shards":1,
                 "session_start_limit":{"total":1000,"remaining":{{remaining[Math.Min(asked++, remaining.Length - 1)]}},
                   "reset_after":90000,"max_concurrency":1} }
                """
            );
    }

    /// <summary>Answers a route by a refusal, and all others as before.</summary>
    public void Refuse(string path, int status, string body = "{}")
    {
        var others = Rest;
        Rest = context =>
        {
            if (context.Request.Path != "/api/v10/" + path)
                return others(context);
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        };
    }

    public async Task<AcceptedSocket> AcceptAsync(CancellationToken cancellationToken) =>
        await _sockets.Reader.ReadAsync(cancellationToken);

    public bool HasWaitingSocket => _sockets.Reader.Count > 0;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Rest(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var accepted = new AcceptedSocket(socket, context.Request.Path + context.Request.QueryString);
        await _sockets.Writer.WriteAsync(accepted);
        await accepted.Over.Task;
    }
}

/// <summary>A socket as the server has it.</summary>
internal sealed record AcceptedSocket(WebSocket Socket, string Target)
{
    public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
