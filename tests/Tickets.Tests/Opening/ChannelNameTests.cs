using System.Globalization;
using System.Text;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Tests.Opening;

public sealed class ChannelNameTests
{
    [Theory]
    [InlineData("{department}-{number}", "Carl", "tech-0042")]
    [InlineData("{user} {number}", "Carl O'Neill", "carl-oneill-0042")]
    [InlineData("🎫-{Number}-{USER}", "王小明", "🎫-0042-王小明")]
    [InlineData("{number}.{user}", "ＦＵＬＬ ｗｉｄｔｈ", "0042-full-width")]
    [InlineData("{user}", "नमस्ते", "नमस्ते")]
    [InlineData("{user}-{number}", "--- !!! ---", "0042")]
    [InlineData("{user}", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67")]
    [InlineData("{department}\u202e{number}", "x", "tech0042")]
    [InlineData("{user}", "\ud800 half", "half")]
    [InlineData("{department}-{user}", "\u200d\ufe0e", "tech-0042")]
    [InlineData("{department}-{user}", "\u2800\u3164\uffa0\u115f", "tech-0042")]
    [InlineData("{user}-{number}", "\u200d\u2800", "0042")]
    [InlineData("{user}", "❤️", "❤️")]
    [InlineData("{user}", "a\u3164\u200bb\u2800", "ab")]
    public void A_pattern_is_filled_in_any_script(string pattern, string user, string expected) =>
        Assert.Equal(expected, ChannelName.Fill(pattern, "tech", "0042", user));

    [Fact]
    public void A_long_name_of_a_member_is_shortened_and_the_number_stays()
    {
        var name = ChannelName.Fill("{user}-{number}", "tech", "0042", new string('字', 300));
        Assert.Equal(ChannelName.MaxLength, name.Length);
        Assert.EndsWith("字-0042", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_people_are_called_a_name_is_one_that_Discord_takes()
    {
        var random = new Random(20261124);
        string[] parts =
        [
            "a",
            "Ä",
            "字",
            "한",
            "👨‍👩‍👧",
            "e\u0301",
            " ",
            "-",
            "#",
            "𝓕",
            "\ud83d",
            "٣",
            "ก็",
            "\n",
            "\u0000",
            "👍🏽",
            "\u200d",
            "\u2800",
            "\ufe0e",
        ];
        for (var i = 0; i < 2000; i++)
        {
            var user = string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => parts[random.Next(parts.Length)]));
            var name = ChannelName.Of(TicketOf("{user}{number}", user));

            Assert.InRange(Truncate.Length(name), 1, ChannelName.MaxLength);
            Assert.False(VisibleText.IsEmpty(name));
            Assert.True(name.IsNormalized(NormalizationForm.FormC) || name.IsNormalized(NormalizationForm.FormKC));
            Assert.DoesNotContain(Rune.ReplacementChar, name.EnumerateRunes());
            Assert.DoesNotContain("--", name, StringComparison.Ordinal);
            Assert.False(StringInfo.GetNextTextElement(name, 0) is "-");
        }
    }

    [Fact]
    public void Staff_s_own_name_comes_first_and_nothing_at_all_becomes_the_number()
    {
        var ticket = TicketOf("!!!", "x");
        Assert.Equal("ticket-0042", ChannelName.Of(ticket));
        ticket.Rename("Server DOWN");
        Assert.Equal("server-down", ChannelName.Of(ticket));
    }

    [Fact]
    public void A_refused_name_falls_back_to_the_number_and_a_refused_number_to_neither() // field B11
    {
        var names = ChannelName.Candidates(TicketOf("{user}", "badword"));
        Assert.Equal(["badword", "ticket-0042"], names.Take(2));
        Assert.DoesNotContain("0042", names[2], StringComparison.Ordinal);
    }

    private static Ticket TicketOf(string pattern, string user) =>
        new Ticket
        {
            Id = new Guid("01998877-0000-7000-8000-abcdefabcdef"),
            Number = 42,
            OwnerName = user,
            OwnerCulture = "en",
            Description = "",
        }.With(t => t.Department, new Department { Key = "tech", NamePattern = pattern });
}
