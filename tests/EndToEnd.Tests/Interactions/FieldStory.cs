using System.Text;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Fields of every kind in forms.</summary>
public sealed class FieldStory(World world)
{
    [Fact]
    public async Task Lists_reach_the_handler_with_what_their_ids_stand_for()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-form", Probes.Channel, ("which", "lists"));
        await carl.FillsIn(
            ("fruit", new[] { "apple", "banana" }),
            ("user", new[] { guild.PersonId("Tess") }),
            ("role", new[] { guild.Role("Billing") }),
            ("channel", new[] { guild.Channel(Probes.Channel) })
        );

        await carl.Sees($"Lists: apple+banana; @Tess(1); &Billing; #{Probes.Channel}.");
    }

    [Fact]
    public async Task What_may_be_left_out_is_empty_then()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-form", Probes.Channel, ("which", "lists"));

        await carl.FillsIn(("fruit", new[] { "cherry" }), ("role", new[] { guild.Role("Billing") }));

        await carl.Sees("Lists: cherry; ; &Billing; .");
    }

    [Fact]
    public async Task Files_boxes_and_radio_buttons_reach_the_handler()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-form", Probes.Channel, ("which", "boxes"));
        await carl.FillsIn(
            ("both", new[] { guild.PersonId("Tess"), guild.Role("Billing") }),
            (
                "files",
                new[]
                {
                    new Upload("a.txt", Encoding.UTF8.GetBytes("first"), "text/plain"),
                    new Upload("b.txt", Encoding.UTF8.GetBytes("second"), "text/plain"),
                }
            ),
            ("size", "l"),
            ("extras", new[] { "milk", "sugar" }),
            ("agree", true)
        );

        await carl.Sees(
            "Boxes 5: @Tess(1)+&Billing; l; True; a.txt=first, b.txt=second. All: agree=yes both=2 extras=milk+sugar files=2 size=l."
        );
    }

    [Fact]
    public async Task A_form_of_choices_can_be_sent_with_none_where_none_is_needed()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-form", Probes.Channel, ("which", "boxes"));

        await carl.FillsIn(("both", new[] { guild.Role("Billing") }), ("size", "s"), ("agree", false));

        await carl.Sees("Boxes 5: &Billing; s; False; . All: agree= both=1 extras= files= size=s.");
    }

    [Fact]
    public async Task A_form_without_inputs_is_a_failure_with_its_cause_in_the_log()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-form", Probes.Channel, ("which", "none"));

        await carl.Sees("Something went wrong");
        Assert.Contains(
            BotLog.Read(world.Folder),
            e => ((string?)e["@x"])?.Contains("The modal “None” has 0 inputs; Discord takes one to 5.", StringComparison.Ordinal) == true
        );
    }
}
