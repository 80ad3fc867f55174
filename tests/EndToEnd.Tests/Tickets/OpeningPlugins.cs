using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Entries of plugins.json whose first department asks more than one question.</summary>
internal static class OpeningPlugins
{
    /// <summary>Tech support asks on two pages, and for a file.</summary>
    public static JsonObject TwoPages(string graceTime = "00:00:00")
    {
        var tickets = TestPlugins.Tickets(graceTime);
        tickets["settings"]!["departments"]![0]!["form"] = JsonNode.Parse(
            """
            [
              { "fields": [
                { "key": "server", "kind": "Text", "label": { "en": "Which server?" }, "min": 3 },
                { "key": "shots", "kind": "File", "label": { "en": "Screenshots" }, "required": false, "max": 3 } ] },
              { "fields": [
                { "key": "plan", "kind": "Radio", "label": { "en": "Plan" }, "options": [
                  { "value": "s", "label": { "en": "Small" } }, { "value": "l", "label": { "en": "Large" } } ] },
                { "key": "who", "kind": "User", "label": { "en": "Who knows about it?" } } ] }
            ]
            """
        );
        return tickets;
    }
}
