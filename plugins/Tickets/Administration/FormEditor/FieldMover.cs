using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>
/// Moves a field by one place. At the edge of a page it moves to the next page, swapping with the field there if that page is full; from
/// the end of the last page it moves to a new one. Empty pages are removed.
/// </summary>
internal static class FieldMover
{
    /// <summary>The new pages; unchanged if the field cannot move.</summary>
    public static List<FormPage> Move(IReadOnlyList<FormPage> pages, string key, int by)
    {
        var copy = pages.Select(page => page.Fields.ToList()).ToList();
        var page = copy.FindIndex(fields => fields.Exists(field => field.Key == key));
        if (page < 0)
            return [.. pages];
        var place = copy[page].FindIndex(field => field.Key == key);
        if (place + by >= 0 && place + by < copy[page].Count)
            (copy[page][place], copy[page][place + by]) = (copy[page][place + by], copy[page][place]);
        else
            Leave(copy, page, place, by);
        return Pages(copy);
    }

    /// <summary>The pages with fields.</summary>
    public static List<FormPage> Pages(IEnumerable<List<FormQuestion>> pages) =>
        [.. pages.Where(fields => fields.Count > 0).Select(fields => new FormPage { Fields = fields })];

    private static void Leave(List<List<FormQuestion>> pages, int page, int place, int by)
    {
        var (field, target) = (pages[page][place], page + by);
        if (target < 0 || target == pages.Count)
        {
            if (pages[page].Count == 1 || pages.Count == FormValidation.MaxPages)
                return;
            pages[page].RemoveAt(place);
            pages.Insert(target < 0 ? 0 : target, [field]);
            return;
        }

        var (near, full) = (by > 0 ? 0 : pages[target].Count - 1, pages[target].Count == FormValidation.MaxFieldsOfPage);
        pages[page].RemoveAt(place);
        if (full)
        {
            pages[page].Insert(place, pages[target][near]);
            pages[target][near] = field;
        }
        else
        {
            pages[target].Insert(by > 0 ? 0 : pages[target].Count, field);
        }
    }
}
