using System.Globalization;
using System.Text;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class CsvFileTests
{
    [Fact]
    public void A_table_begins_with_the_mark_of_UTF8_and_quotes_what_needs_it()
    {
        var bytes = CsvFile.Write(
            ["id", "說明"],
            [
                [1, "a,b"],
                [2.5, "say \"x\"\nand go"],
                [null, "–"],
            ]
        );
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        Assert.Equal(
            "id,說明\r\n1,\"a,b\"\r\n2.5,\"say \"\"x\"\"\nand go\"\r\n,–\r\n",
            Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3)
        );
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a\u001Ab\0", "a\uFFFDb\uFFFD")]
    [InlineData("\u202Eabc", "abc")]
    [InlineData("שלום", "\u2068שלום\u2069")]
    [InlineData("\u2068שלום\u2069 (1)", "\u2068שלום\u2069 (1)")]
    [InlineData("\u2068\u2068abc", "\u2068\u2068abc\u2069\u2069")]
    public void What_people_wrote_is_data(string typed, string expected) =>
        Assert.Equal(
            [
                [expected],
            ],
            Read(CsvFile.Write([typed], []))
        );

    [Fact]
    public void Whatever_is_written_is_read_as_it_was_and_is_never_a_formula() =>
        Gen.String[Gen.Char["a\",'=+-@\n\r\t 字"], 0, 12]
            .Array[1, 4]
            .Sample(cells =>
            {
                var row = Assert.Single(Read(CsvFile.Write(cells, [])));
                Assert.Equal(cells, row.Select((cell, i) => cell.StartsWith('\'') && !cells[i].StartsWith('\'') ? cell[1..] : cell));
                Assert.DoesNotContain(row, cell => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r');
            });

    private static List<string[]> Read(byte[] table)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, IgnoreBlankLines = false };
        using var csv = new CsvParser(new StreamReader(new MemoryStream(table)), format);
        List<string[]> rows = [];
        while (csv.Read())
            rows.Add(csv.Record!);
        return rows;
    }
}
