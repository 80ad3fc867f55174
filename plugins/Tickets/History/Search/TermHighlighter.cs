using DCTicket.Tickets.Archiving.Index;

namespace DCTicket.Tickets.History.Search;

/// <summary>Finds the matches of search terms in a text.</summary>
internal static class TermHighlighter
{
    /// <summary>The positions in order, without overlaps.</summary>
    public static List<(int Start, int End)> In(string text, SearchTerms terms)
    {
        var units = SearchUnits.Read(text);
        List<(int Start, int End)> found = [];
        foreach (var term in terms.Wanted)
        {
            for (var i = 0; i + term.Units.Count <= units.Count; i++)
            {
                if (Stands(units, i, term))
                    found.Add((units[i].Start, units[i + term.Units.Count - 1].End));
            }
        }

        found.Sort();
        return Join(found);
    }

    private static bool Stands(List<SearchUnit> units, int at, SearchTerm term)
    {
        for (var i = 0; i < term.Units.Count; i++)
        {
            var (unit, wanted) = (units[at + i], term.Units[i]);
            var goesOn = term.IsPrefix && i == term.Units.Count - 1;
            if (unit.IsSign != wanted.IsSign || (i > 0 && unit.Glued != wanted.Glued))
                return false;
            if (goesOn ? !unit.Value.StartsWith(wanted.Value, StringComparison.Ordinal) : unit.Value != wanted.Value)
                return false;
        }

        return true;
    }

    private static List<(int Start, int End)> Join(List<(int Start, int End)> places)
    {
        List<(int Start, int End)> joined = [];
        foreach (var place in places)
        {
            if (joined.Count > 0 && place.Start <= joined[^1].End)
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, place.End));
            else
                joined.Add(place);
        }

        return joined;
    }
}
