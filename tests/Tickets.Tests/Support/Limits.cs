using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

/// <summary>Whether Discord takes a message or a form. What the host cuts by itself is left out.</summary>
internal static class Limits
{
    private const string Prefix = "tickets:";

    public static void Fits(this OutgoingMessage message)
    {
        Assert.InRange(Count(message.Content), 0, 2000);
        Assert.InRange(message.Embeds.Sum(Length), 0, 6000);
        foreach (var embed in message.Embeds)
        {
            Assert.InRange(Count(embed.Title ?? "-"), 1, 256);
            Assert.InRange(Count(embed.Description ?? "-"), 1, 4096);
            Assert.InRange(embed.Fields.Count, 0, 25);
            Assert.All(
                embed.Fields,
                field => Assert.True(Count(field.Name) is >= 1 and <= 256 && Count(field.Value) is >= 1 and <= 1024, field.Name)
            );
        }

        Assert.InRange(message.ActionRows.Count + (message.Buttons.Count + 4) / 5, 0, 5);
        Assert.All(message.ActionRows, row => Assert.InRange(row.Count, 1, 5));
        var controls = message.ActionRows.SelectMany(row => row).Concat(message.Buttons).ToList();
        Assert.All(
            controls.OfType<Button>(),
            button => Assert.True(Count(button.Label) is >= 1 and <= 80 || button.Emoji is not null, button.Label)
        );
        Assert.All(
            controls.OfType<StringSelect>(),
            select =>
            {
                Assert.InRange(select.Options.Count, 1, 25);
                Assert.Equal(select.Options.Count, select.Options.DistinctBy(option => option.Value).Count());
                Assert.All(select.Options, option => Assert.InRange(option.Value.Length, 1, 100));
            }
        );
        var routes = controls
            .Select(control =>
                control switch
                {
                    Button button => button.Route.Value,
                    SelectMenu select => select.Route.Value,
                    _ => "",
                }
            )
            .ToList();
        Assert.Equal(routes.Count, routes.Distinct().Count());
        Assert.All(routes, route => Assert.InRange(Prefix.Length + route.Length, 1, 100));
    }

    public static void Fits(this Modal form)
    {
        Assert.InRange(form.Inputs.Count, 1, 5);
        Assert.InRange(Prefix.Length + form.Route.Value.Length, 1, 100);
        Assert.InRange(Count(form.Title), 1, 45);
        foreach (var field in form.Inputs.OfType<Contracts.ModalField>())
        {
            Assert.InRange(Count(field.Label), 1, 45);
            Assert.InRange(Count(field.Description ?? "-"), 1, 100);
            if (field is TextInput text)
                Assert.True(text.MaxLength is >= 1 and <= 4000 && Count(text.Value) <= text.MaxLength, field.Name);
        }
    }

    private static int Length(Embed embed) =>
        Count(embed.Title)
        + Count(embed.Description)
        + Count(embed.Footer?.Text)
        + embed.Fields.Sum(field => Count(field.Name) + Count(field.Value));

    // As Discord counts: an emoji of one code point is one character.
    private static int Count(string? text) => text?.EnumerateRunes().Count() ?? 0;
}
