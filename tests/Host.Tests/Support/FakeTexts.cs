using System.Globalization;
using System.Resources;

namespace DCTicket.Host.Tests.Support;

/// <summary>The texts of a plugin by culture and key; the culture of English is called “”.</summary>
internal sealed class FakeTexts(Dictionary<string, Dictionary<string, string>> texts) : ResourceManager
{
    public override ResourceSet? GetResourceSet(CultureInfo culture, bool createIfNotExists, bool tryParents) =>
        texts.TryGetValue(culture.Name, out var found) ? new Set(found) : null;

    public override string? GetString(string name, CultureInfo? culture)
    {
        for (var one = culture ?? CultureInfo.InvariantCulture; ; one = one.Parent)
        {
            if (texts.GetValueOrDefault(one.Name)?.GetValueOrDefault(name) is { } text)
                return text;
            if (one.Name.Length == 0)
                return null;
        }
    }

    private sealed class Set(Dictionary<string, string> texts) : ResourceSet
    {
        public override string? GetString(string name) => texts.GetValueOrDefault(name);
    }
}
