using System.Text;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using static DCTicket.Tickets.Tests.Core.LifecycleTable;

namespace DCTicket.Tickets.Tests.Core;

public sealed class LifecycleTests
{
    [Fact]
    public void Every_cell_of_the_table_is_as_it_was_written_down()
    {
        var expected = Read();
        foreach (var (state, action) in Cells())
        {
            var found = TicketLifecycle.Find(state, action);
            Assert.Equal(expected.ContainsKey((state, action)), found is not null);
            if (found is not null)
                Assert.Equal(
                    (
                        expected[(state, action)].Who.Aggregate(ActorRoles.None, (all, letter) => all | Letters[letter]),
                        expected[(state, action)].To
                    ),
                    (found.Who, found.To)
                );
        }
    }

    [Fact]
    public void The_page_of_the_docs_shows_the_table_as_it_is()
    {
        var path = Path.Combine(TextsTests.Root(), "docs", "tickets.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("DCTICKET_SAVE_DOCS") == "1")
            File.WriteAllText(path, page = page[..page.IndexOf("| Action |", StringComparison.Ordinal)] + Table());
        Assert.EndsWith(Table(), page, StringComparison.Ordinal);
    }

    private static string Table()
    {
        var states = Enum.GetValues<TicketState>().OrderBy(state => state == TicketState.Closed).ToList();
        var text = new StringBuilder();
        text.Append("| Action | Who | ")
            .AppendJoin(" | ", states.Select(Words))
            .Append(" |\n|---|---|")
            .Append(string.Concat(states.Select(_ => "---|")))
            .Append('\n');
        foreach (var row in TicketLifecycle.Table.GroupBy(t => (t.Action, t.Who)).OrderBy(group => group.Key.Action))
        {
            text.Append("| ")
                .Append(Words(row.Key.Action))
                .Append(" | ")
                .AppendJoin(", ", Enum.GetValues<ActorRoles>().Where(role => role != 0 && row.Key.Who.HasFlag(role)).Select(Words))
                .Append(" | ")
                .AppendJoin(
                    " | ",
                    states.Select(state =>
                        row.FirstOrDefault(t => t.From == state) is { } t
                            ? t.To == state
                                ? "✓"
                                : "→ " + Words(t.To)
                            : ""
                    )
                )
                .Append(" |\n");
        }

        return text.ToString();
    }

    private static string Words<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return value is ActorRoles.System
            ? "DCTicket"
            : string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
    }
}
