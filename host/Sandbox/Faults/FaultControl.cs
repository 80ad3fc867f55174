using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;

namespace DCTicket.Sandbox.Faults;

/// <summary>Adds, lists and removes faults.</summary>
internal sealed class FaultControl(FaultBox faults, SandboxOptions options)
{
    public void Add(RouteTable routes)
    {
        const string all = "/sandbox/faults";
        routes.Add(new Operation("GET", all, _ => Allowed(() => InteractionResponder.Ok(faults.View()))) { Control = true });
        routes.Add(new Operation("POST", all, call => Allowed(() => Create(call))) { Control = true });
        routes.Add(new Operation("DELETE", all, _ => Allowed(() => Clear(null))) { Control = true });
        routes.Add(new Operation("DELETE", all + "/{fault}", call => Allowed(() => Clear(Number(call)))) { Control = true });
    }

    private InteractionResponder Allowed(Func<InteractionResponder> run) =>
        options.Faults ? run() : throw new ApiException(404, 0, "Faults are off; start the Sandbox with --faults.");

    private InteractionResponder Create(Call call)
    {
        var fault = FaultForm.Read(call.Form(new FormErrors()));
        faults.Add(fault);
        return InteractionResponder.Created(fault.View());
    }

    private InteractionResponder Clear(int? id) => InteractionResponder.Ok(new JsonObject { ["removed"] = faults.Clear(id) });

    private static int Number(Call call) =>
        int.TryParse(call.Value("fault"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
