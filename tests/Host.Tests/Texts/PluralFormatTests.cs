using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Host.Tests.Texts;

public sealed class PluralFormatTests
{
    [Theory]
    [InlineData(0, "0 days left")]
    [InlineData(1, "1 day left")]
    [InlineData(2L, "2 days left")]
    [InlineData("1", "1 day left")]
    [InlineData("30", "30 days left")]
    public void A_text_has_the_word_that_goes_with_its_number(object number, string expected) =>
        Assert.Equal(expected, string.Format(new PluralFormat(CultureInfo.GetCultureInfo("en")), "{0} {0:day|days} left", number));

    [Fact]
    public void All_other_formats_are_those_of_the_culture()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(
            string.Format(german, "{0:N1} {1:d} {2}", 1234.5, new DateTime(2026, 11, 2), null),
            string.Format(new PluralFormat(german), "{0:N1} {1:d} {2}", 1234.5, new DateTime(2026, 11, 2), null)
        );
    }
}
