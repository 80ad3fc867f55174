using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>A page of a multi-page transcript.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Starts">The first message of each page; none for a single page.</param>
/// <param name="Stem">The base name of the files.</param>
internal sealed record HtmlPart(int Number, IReadOnlyList<Snowflake> Starts, string Stem)
{
    public static HtmlPart Whole { get; } = new(1, [], "");

    public int Count => Math.Max(1, Starts.Count);

    public bool IsFirst => Number == 1;

    public bool IsLast => Number == Count;

    public string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Stem}-{number}-of-{Count}.html");

    /// <summary>Whether a message is on this page.</summary>
    public bool Has(Snowflake message) => Count == 1 || PageOf(message) == Number;

    /// <summary>The link to a message.</summary>
    public string LinkTo(Snowflake message) => Has(message) ? $"#m{message}" : $"{NameOf(PageOf(message))}#m{message}";

    private int PageOf(Snowflake message) => Math.Max(1, Starts.Count(start => start <= message));
}
