using System.Text.Json.Nodes;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Control;

/// <summary>Triggers problems of the bot's gateway.</summary>
internal sealed class GatewayControl(GatewayHub hub)
{
    public void Add(RouteTable routes)
    {
        routes.Add(new Operation("POST", "/sandbox/gateway/reconnect", _ => Count(hub.AskToReconnect())) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/gateway/drop", Drop) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/gateway/invalidate", Invalidate) { Control = true });
    }

    private InteractionResponder Drop(Call call)
    {
        var errors = new FormErrors();
        var code = call.Form(errors).Integer("code", 1000, 4999);
        errors.ThrowIfAny();
        return Count(hub.Drop((int?)code));
    }

    private InteractionResponder Invalidate(Call call)
    {
        var errors = new FormErrors();
        var resumable = call.Form(errors).Flag("resumable") ?? false;
        errors.ThrowIfAny();
        return Count(hub.Invalidate(resumable));
    }

    private static InteractionResponder Count(int sessions) => InteractionResponder.Ok(new JsonObject { ["sessions"] = sessions });
}
