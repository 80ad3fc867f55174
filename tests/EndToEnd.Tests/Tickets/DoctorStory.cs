using System.Net.Http.Json;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Something is wrong in a server, and the admin is told what, where and how to put it right.</summary>
public sealed class DoctorStory(World world)
{
    [Fact]
    public async Task The_doctor_names_what_a_channel_takes_away_and_the_log_channel_hears_of_a_deleted_category()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, tess) = (await guild.Adam(), await guild.Tess());

        await adam.Runs("/support doctor", "support");
        await adam.Sees("No problems found");

        await adam.SendAsync(
            HttpMethod.Put,
            $"channels/{guild.Channel("support")}/permissions/{guild.Id}",
            JsonContent.Create(
                new
                {
                    type = 0,
                    allow = "0",
                    deny = "16384",
                }
            )
        );
        await adam.Runs("/support doctor", "welcome");
        await adam.Sees("the channel denies it to everyone");

        await adam.SendAsync(HttpMethod.Delete, $"channels/{guild.Channel("Tickets")}", null);
        // It looks at one server after the other, and here are those of all stories.
        await tess.Eventually(
            () =>
                tess.Messages("ticket-log")
                    .FirstOrDefault(m => Person.TextOf(m).Contains("Something needs your attention", StringComparison.Ordinal)),
            () => "the doctor to tell",
            atMost: TimeSpan.FromMinutes(2)
        );
    }

    [Fact]
    public async Task A_ticket_is_repaired_after_somebody_has_meddled_with_its_channel()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await adam.SeesChannel("tech-0001");
        await adam.SendAsync(HttpMethod.Delete, $"channels/{adam.Channel("tech-0001")}/permissions/{carl.Id}", null);
        await carl.SeesNoChannel("tech-0001");

        await tess.Runs("/staff repair", "tech-0001");
        await tess.Sees("Repairing ticket 0001");
        await carl.SeesChannel("tech-0001");
    }
}
