using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Clock;

/// <summary>Reads and advances the Sandbox's clock.</summary>
internal sealed class ClockControl(VirtualClock clock)
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(3650);

    public void Add(RouteTable routes)
    {
        routes.Add(new Operation("GET", "/sandbox/clock", _ => View()) { Control = true });
        routes.Add(new Operation("POST", "/sandbox/clock", Move) { Control = true });
    }

    private InteractionResponder Move(Call call)
    {
        var errors = new FormErrors();
        var text = call.Form(errors).Text("advance", 1, 40, required: true);
        errors.ThrowIfAny();
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var by) || by < TimeSpan.Zero || clock.Ahead + by > Most)
            throw Refuse.Form("advance", "BASE_TYPE_CHOICES", "Must be a time like 00:15:00 or 2.00:00:00; the clock only goes forward.");
        clock.Advance(by);
        return View();
    }

    private InteractionResponder View() =>
        InteractionResponder.Ok(
            new JsonObject { ["now"] = clock.GetUtcNow().Stamp(), ["ahead"] = clock.Ahead.ToString("c", CultureInfo.InvariantCulture) }
        );
}
