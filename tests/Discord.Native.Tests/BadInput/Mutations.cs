using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DCTicket.Discord.Native.Tests.BadInput;

/// <summary>Spoils JSON in every way that a broken peer could; the same seed spoils in the same way.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e308",
        "-1e999",
        "0.1",
        "9223372036854775807",
        "99999999999999999999999999",
        "\"\"",
        "\"x\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"-5\"",
        "\"18446744073709551616\"",
        "[]",
        "{}",
        "[null]",
        "{\"\":null}",
        "\"2026-13-45T99:99:99Z\"",
        "\"http://[\"",
    ];

    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    /// <summary>Spoils a text once or several times.</summary>
    public byte[] Spoil(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var left = 1 + _random.Next(3); left > 0 && bytes.Length > 0; left--)
            bytes = SpoilOnce(bytes);
        return bytes;
    }

    public byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    public byte[] Flip(byte[] bytes)
    {
        var flipped = bytes.ToArray();
        for (var left = 1 + _random.Next(8); left > 0; left--)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    public byte[] Cut(byte[] bytes) => bytes[.._random.Next(bytes.Length)];

    private byte[] SpoilOnce(byte[] bytes) =>
        _random.Next(10) switch
        {
            0 => Flip(bytes),
            1 => Cut(bytes),
            2 => Insert(
                bytes,
                Pick<byte[]>([
                    [0xFF],
                    [0xC0, 0x80],
                    [0xED, 0xA0, 0x80],
                    [0xE2, 0x82],
                    [0x00],
                ])
            ),
            3 => Replace(bytes, Nested(Pick([10, 63, 64, 65, 1000, 20_000]))),
            4 => Replace(bytes, string.Create(CultureInfo.InvariantCulture, $"{_random.NextInt64()}{_random.NextInt64()}")),
            5 => Twice(bytes),
            6 => Insert(bytes, Noise(1 + _random.Next(20))),
            _ => Replace(bytes, Pick(Values)),
        };

    private byte[] Insert(byte[] bytes, byte[] what)
    {
        var at = _random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. what, .. bytes[at..]];
    }

    /// <summary>Puts another value in the place of one.</summary>
    private byte[] Replace(byte[] bytes, string value)
    {
        var spans = Find(bytes, JsonTokenType.PropertyName);
        if (spans.Count == 0)
            return Flip(bytes);
        var (_, start, end) = Pick(spans);
        return [.. bytes[..start], .. Encoding.UTF8.GetBytes(value), .. bytes[end..]];
    }

    /// <summary>Repeats a property, with another value.</summary>
    private byte[] Twice(byte[] bytes)
    {
        var spans = Find(bytes, JsonTokenType.PropertyName);
        if (spans.Count == 0)
            return Flip(bytes);
        var (name, start, end) = Pick(spans);
        return [.. bytes[..end], (byte)',', .. bytes[name..start], .. Encoding.UTF8.GetBytes(Pick(Values)), .. bytes[end..]];
    }

    private string Nested(int depth)
    {
        var (open, close) = _random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    /// <summary>Where each property's name begins, and its value begins and ends, as far as the text can be read.</summary>
    private static List<(int Name, int Start, int End)> Find(byte[] bytes, JsonTokenType wanted)
    {
        var found = new List<(int, int, int)>();
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType != wanted)
                    continue;
                var name = (int)reader.TokenStartIndex;
                var value = reader;
                value.Read();
                var start = (int)value.TokenStartIndex;
                value.Skip();
                found.Add((name, start, (int)value.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // What was found before the first mistake can be spoilt too.
        }

        return found;
    }
}
