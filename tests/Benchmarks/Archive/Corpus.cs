using System.Text;

namespace DCTicket.Benchmarks.Archive;

/// <summary>
/// Texts of made-up words, half of them in Latin letters and half in Chinese signs; some words are said often and most seldom, as in a
/// language. The same seed gives the same texts.
/// </summary>
internal sealed class Corpus
{
    private const int LatinWords = 30_000;
    private const int ChineseWords = 15_000;
    private const int Signs = 3_500;

    private static readonly string[] Syllables =
    [
        "ba",
        "con",
        "der",
        "el",
        "fi",
        "gra",
        "hu",
        "in",
        "jo",
        "ka",
        "lo",
        "mer",
        "no",
        "op",
        "per",
        "qua",
        "re",
        "sta",
        "ti",
        "un",
        "ver",
        "wi",
        "xen",
        "yo",
        "za",
        "ing",
        "ed",
        "er",
        "ly",
        "ment",
    ];

    private readonly Random _random;
    private readonly string[] _latin;
    private readonly string[] _chinese;

    public Corpus(Random random)
    {
        _random = random;
        _latin = Distinct(
            LatinWords,
            () => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]))
        );
        var signs = Enumerable.Range(0x4E00, Signs).Select(sign => (char)sign).ToArray();
        random.Shuffle(signs);
        // Some signs are in many words.
        _chinese = Distinct(
            ChineseWords,
            () => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => signs[(int)(Signs * Math.Pow(random.NextDouble(), 2))]))
        );
        Pairs = [.. _chinese.Where(word => word.Length == 2)];
    }

    /// <summary>The Chinese words of two signs, the most used first.</summary>
    public IReadOnlyList<string> Pairs { get; }

    /// <summary>A word in Latin letters by how much it is used, from 0 for the most.</summary>
    public string Word(int from, int to) => _latin[_random.Next(from, to)];

    public string Text() => _random.Next(2) == 0 ? Latin() : Chinese();

    private string Latin()
    {
        var text = new StringBuilder();
        var count = 3 + (int)(25 * Math.Pow(_random.NextDouble(), 2));
        for (var i = 0; i < count; i++)
            text.Append(Pick(_latin)).Append(_random.Next(12) == 0 ? ", " : " ");
        return text.ToString();
    }

    private string Chinese()
    {
        var text = new StringBuilder();
        var count = 3 + (int)(20 * Math.Pow(_random.NextDouble(), 2));
        for (var i = 0; i < count; i++)
        {
            text.Append(Pick(_chinese));
            if (_random.Next(6) == 0)
                text.Append('，');
            if (_random.Next(15) == 0)
                text.Append(Pick(_latin));
        }

        return text.ToString();
    }

    // By Zipf's law: the tenth is said a tenth as often as the first.
    private string Pick(string[] words) =>
        words[Math.Min(words.Length - 1, (int)Math.Exp(_random.NextDouble() * Math.Log(words.Length + 1)) - 1)];

    private static string[] Distinct(int count, Func<string> make)
    {
        var words = new HashSet<string>();
        List<string> all = [];
        while (all.Count < count)
        {
            if (make() is var word && words.Add(word))
                all.Add(word);
        }

        return [.. all];
    }
}
