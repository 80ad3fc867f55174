using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// Writes CSV files in UTF-8 with a byte order mark, for Excel. Cells are data: formulas are escaped with an apostrophe, bidirectional
/// controls are isolated, and control characters are replaced by U+FFFD.
/// </summary>
public static class CsvFile
{
    /// <summary>The media type.</summary>
    public const string ContentType = "text/csv";

    // The default line break is CRLF. If it is set, CsvHelper does not quote cells with other line breaks.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    /// <summary>Writes a table.</summary>
    /// <param name="header">The column names.</param>
    /// <param name="rows">The rows, with one cell per column; values are formatted in the invariant culture, and null is empty.</param>
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
        // Keep the isolation of names inside of the cell.
        var isolated = cell.Contains(Direction.Begin, StringComparison.Ordinal) ? Direction.Balance(cell) : Direction.Isolate(cell);
        // Some programs treat a control character as the end of the file.
        return string.Concat(isolated.Select(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n') ? '\uFFFD' : c));
    }
}
