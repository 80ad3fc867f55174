using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Saves pages that Discord can show; otherwise returns all errors.</summary>
internal static class FormSaver
{
    private const int MaxShown = 8;

    public static Refusal? Apply(Department department, List<FormPage> pages)
    {
        if (FormValidation.Problems(pages).FirstOrDefault() is { } problem)
            return problem;
        department.Form = pages;
        return null;
    }

    /// <summary>Several errors, one line each.</summary>
    public static string List(InteractionContext context, IReadOnlyList<Refusal> problems) =>
        string.Join('\n', problems.Take(MaxShown).Select(problem => "- " + context.Text(problem)));
}
