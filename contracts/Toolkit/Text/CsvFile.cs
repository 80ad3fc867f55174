using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// A table for spreadsheets: commas, and UTF-8 with its mark, by which Excel knows it. What people wrote is data: a cell that a spreadsheet
/// would take for a formula gets an apostrophe, marks of direction do not reach beside their cell, and control characters become U+FFFD.
/// </summary>
public static class CsvFile
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/csv";

    // Its line breaks are CRLF. Where they are set, a cell with another line break gets no quotes.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    /// <summary>The bytes of a table.</summary>
    /// <param name="header">The names of its columns.</param>
    /// <param name="rows">As many cells each; numbers are written in the invariant culture, and null as nothing.</param>
    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, Format))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var cell in row)
                    csv.WriteField(Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""));
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    private static string Clean(string cell)
    {
        // Who has isolated a name of the cell knows better where it ends.
        var isolated = cell.Contains(Direction.Begin, StringComparison.Ordinal) ? Direction.Balance(cell) : Direction.Isolate(cell);
        // Some programs take a control character for the end of the file.
        return string.Concat(isolated.Select(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n') ? '\uFFFD' : c));
    }
}
