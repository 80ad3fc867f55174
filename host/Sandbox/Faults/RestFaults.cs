using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Faults;

/// <summary>Applies faults to the bot's requests.</summary>
internal sealed partial class RestFaults(
    FaultBox faults,
    SandboxWorld world,
    RouteTable routes,
    InteractionDesk desk,
    SandboxOptions options,
    ILogger logger
)
{
    /// <summary>A header on every manipulated response.</summary>
    public const string Header = "X-Sandbox-Fault";

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body><center><h1>Something went "
            + "wrong</h1></center><hr><center>cloudflare</center></body></html>\n"
    );

    /// <summary>The fault for a request; null for none.</summary>
    public Fault? Find(string method, string[] segments, Call call, Operation route)
    {
        var interaction = Interaction(route, call);
        lock (world.Gate)
            return faults.Strike(f => !f.IsOfGateway && Fits(f, method, segments, call, route, interaction));
    }

    /// <summary>Applies it.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="http">The request.</param>
    /// <param name="call">The same, as the operation sees it.</param>
    /// <param name="route">The operation.</param>
    /// <param name="carryOut">Executes the request, and returns the response.</param>
    public async Task PlayAsync(Fault fault, HttpContext http, Call call, Operation route, Func<Outcome> carryOut)
    {
        LogHit(fault.Id, fault.Kind, http.Request.Method, route.Template);
        var response = http.Response;
        response.Headers[Header] = fault.Id.ToString(CultureInfo.InvariantCulture);
        switch (fault.Kind)
        {
            case FaultKind.RateLimit:
                await Limit(fault, response).WriteAsync(response);
                break;
            case FaultKind.Error:
                if (fault.Later)
                    carryOut();
                await FailAsync(response, fault);
                break;
            case FaultKind.Cut:
                if (fault.Later)
                    carryOut();
                http.Abort();
                break;
            case FaultKind.Slow:
                await SlowAsync(fault, http, carryOut);
                break;
            case FaultKind.Expire:
                Expire(call, route);
                await carryOut().WriteAsync(response);
                break;
            default:
                await ByHand(fault, call, route, carryOut).WriteAsync(response);
                break;
        }
    }

    private static bool Fits(Fault fault, string method, string[] segments, Call call, Operation route, Interaction? interaction) =>
        (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (fault.Route is null || FitsRoute(fault.Route, segments))
        && (fault.Channel is null || fault.Channel == Channel(call, route, interaction)?.Id)
        && (fault.Guild is not { } guild || Concerns(call, route, interaction, guild))
        && (fault.Kind != FaultKind.Expire || interaction is not null);

    private static bool FitsRoute(string[] pattern, string[] segments)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**")
                return true;
            if (i >= segments.Length || (pattern[i] != "*" && pattern[i][0] != '{' && pattern[i] != segments[i]))
                return false;
        }

        return pattern.Length == segments.Length;
    }

    /// <summary>Whether a request concerns a guild; direct messages concern the recipient's guild.</summary>
    private static bool Concerns(Call call, Operation route, Interaction? interaction, ulong guildId)
    {
        if (call.World.Guild(guildId) is not { } guild)
            return false;
        if (route.Template.Contains("{guild}", StringComparison.Ordinal))
            return call.Value("guild") == guildId.Text();
        if (Channel(call, route, interaction) is { } channel)
            return channel.GuildId == guildId
                || (channel.IsDm && channel.Recipients.Exists(r => r != call.World.Bot.Id && guild.Members.ContainsKey(r)));
        return call.Body is JsonObject body
            && Snowflakes.TryParse(body["recipient_id"]?.ToString(), out var recipient)
            && guild.Members.ContainsKey(recipient);
    }

    private static Channel? Channel(Call call, Operation route, Interaction? interaction)
    {
        if (interaction is not null)
            return interaction.Channel;
        if (route.Template.Contains("{webhook}", StringComparison.Ordinal))
            return
                Snowflakes.TryParse(call.Value("webhook"), out var hook) && call.World.State.Webhooks.Find(w => w.Id == hook) is { } known
                ? call.World.Channel(known.ChannelId)
                : null;
        return route.Template.Contains("{channel}", StringComparison.Ordinal) && Snowflakes.TryParse(call.Value("channel"), out var id)
            ? call.World.Channel(id)
            : null;
    }

    private Interaction? Interaction(Operation route, Call call) =>
        route.Template.Contains("{token}", StringComparison.Ordinal) ? desk.WithToken(call.Value("token")) : null;

    private static Outcome Limit(Fault fault, HttpResponse response)
    {
        // A bucket that rejects its user is empty, and the existing headers must agree.
        if (fault.Scope == "user" && response.Headers.ContainsKey("X-RateLimit-Remaining"))
        {
            response.Headers["X-RateLimit-Remaining"] = "0";
            response.Headers["X-RateLimit-Reset-After"] = fault.Wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        }

        return Outcome.Of(429, RateLimiter.Refusal(response, fault.Wait, fault.Scope));
    }

    private void Expire(Call call, Operation route)
    {
        lock (world.Gate)
            desk.Kill(Interaction(route, call)!);
    }

    private static Task FailAsync(HttpResponse response, Fault fault)
    {
        if (!fault.Html)
        {
            var usual =
                fault.Status == 503 ? "API resource is currently overloaded. Try again a little later" : $"{fault.Status}: Server Error";
            var body = new JsonObject
            {
                ["message"] = fault.Message ?? usual,
                ["code"] = fault.JsonCode ?? (fault.Status == 503 ? 130000 : 0),
            };
            if (fault.Errors is { } errors)
                body["errors"] = errors.DeepClone();
            return Outcome.Of(fault.Status, body).WriteAsync(response);
        }

        return new Outcome(fault.Status, Page, "text/html; charset=UTF-8").WriteAsync(response);
    }

    private async Task SlowAsync(Fault fault, HttpContext http, Func<Outcome> carryOut)
    {
        var early = fault.Later ? carryOut() : null;
        await Task.Delay(fault.Wait, options.Time, http.RequestAborted);
        await (early ?? carryOut()).WriteAsync(http.Response);
    }

    private Outcome ByHand(Fault fault, Call call, Operation route, Func<Outcome> carryOut)
    {
        lock (world.Gate)
        {
            if (!fault.Later)
                Act(fault, call, route, null);
            var outcome = carryOut();
            if (fault.Later)
                Act(fault, call, route, outcome.Body);
            return outcome;
        }
    }

    /// <summary>An action of a user, by the same operations.</summary>
    private void Act(Fault fault, Call call, Operation route, byte[]? answer)
    {
        var hand = fault.Hand!;
        var path = hand.Path;
        foreach (var name in route.Segments.Where(s => s[0] == '{'))
            path = path.Replace(name, call.Value(name[1..^1]), StringComparison.Ordinal);
        if (answer is not null)
            path = path.Replace("{id}", (JsonNode.Parse(answer) as JsonObject)?["id"]?.ToString() ?? "", StringComparison.Ordinal);
        try
        {
            var actor = world.User(hand.By ?? Owner(fault, call, route)) ?? throw Refuse.UnknownUser();
            var (found, values) =
                routes.Find(hand.Method, path.Split('/', StringSplitOptions.RemoveEmptyEntries)) ?? throw Refuse.UnknownChannel();
            found.Run(new Call(world, actor, values, QueryCollection.Empty) { Body = hand.Body is null ? null : Json.Settle(hand.Body) });
        }
        catch (ApiException e)
        {
            LogFailed(hand.Method, path, e.Status, e.Message);
        }
    }

    private ulong Owner(Fault fault, Call call, Operation route)
    {
        var guild =
            fault.Guild
            ?? Channel(call, route, Interaction(route, call))?.GuildId
            ?? (
                route.Template.Contains("{guild}", StringComparison.Ordinal) && Snowflakes.TryParse(call.Value("guild"), out var id)
                    ? id
                    : null
            );
        return world.Guild(guild)?.OwnerId ?? 0;
    }

    [LoggerMessage(LogLevel.Information, "Fault {Id} ({Kind}) hits {Method} {Route}")]
    private partial void LogHit(int id, FaultKind kind, string method, string route);

    [LoggerMessage(LogLevel.Warning, "The manual action was rejected: {Method} {Path}: {Status} {Why}")]
    private partial void LogFailed(string method, string path, int status, string why);
}
