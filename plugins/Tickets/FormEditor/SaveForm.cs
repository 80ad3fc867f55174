using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Puts pages into a department where Discord can show them; otherwise says all that is wrong.</summary>
internal static class SaveForm
{
    private const int MostShown = 8;

    public static Refusal? Apply(Department department, List<FormPage> pages)
    {
        if (CheckForm.Problems(pages).FirstOrDefault() is { } problem)
            return problem;
        department.Form = pages;
        return null;
    }

    /// <summary>Several things that are wrong, a line for each.</summary>
    public static string List(InteractionContext context, IReadOnlyList<Refusal> problems) =>
        string.Join('\n', problems.Take(MostShown).Select(problem => "- " + problem.In(context.Culture)));
}
