using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.History.Search;

namespace DCTicket.Tickets.Tests.History;

/// <summary>What the index finds is what reading everything finds, for any messages, words and filters.</summary>
public sealed partial class SearchPropertyTests
{
    private static readonly string[] Pieces =
    [
        "refund",
        "Refund",
        "réfund",
        "ｒｅｆｕｎｄ",
        "order",
        "ORDER",
        "a",
        "b",
        "404",
        "退",
        "款",
        "退款",
        "訂單",
        "單退",
        "客",
        "服",
        "🔥",
        "😀",
        "，",
        ", ",
        " ",
        " ",
        " ",
        "!",
        "-",
        "\n",
    ];

    private static readonly string[] Words =
    [
        "refund",
        "order",
        "a",
        "404",
        "退",
        "退款",
        "款訂",
        "訂單退",
        "客服",
        "退款 refund",
        "a b",
        "refund 退",
        "404 款",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 14].Select(string.Concat);
    private static readonly Gen<Corpus> Corpora = Gen.Select(
        Gen.Select(Text, Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool).Array[1, 40],
        Gen.Select(Gen.Int[0, Words.Length - 1].Select(i => Words[i]), Gen.Bool).Array[1, 3],
        Gen.Select(Gen.Int[-2, 1], Gen.Int[-3, 2], Gen.Int[-3, 2], Gen.Int[-3, 1]),
        (messages, terms, filters) => new Corpus(messages, [(terms[0].Item1, false), .. terms[1..]], filters)
    );

    private sealed record Corpus(
        (string Text, int Ticket, int Author, bool File)[] Messages,
        (string Phrase, bool Excluded)[] Terms,
        (int Department, int Owner, int Author, int File) Filters
    );

    [Fact]
    public async Task The_index_finds_what_reading_everything_finds()
    {
        await using var world = await TicketsWorld.StartAsync();
        ulong guild = 50_000;
        await Corpora.SampleAsync(
            async corpus =>
            {
                var place = new Place(Interlocked.Add(ref guild, 1000));
                await FillAsync(world, place, corpus);
                var found = await FindAsync(world, place, corpus);
                Assert.Equal(Expected(place, corpus), found);
            },
            iter: 60,
            threads: 1
        );
    }

    private static Task<bool> FillAsync(TicketsWorld world, Place place, Corpus corpus) =>
        world.InAsync<IServiceProvider, bool>(async services =>
        {
            var db = (TicketsDbContext)services.GetService(typeof(TicketsDbContext))!;
            db.Departments.AddRange(
                place.Departments.Select(
                    (id, i) =>
                        new Department
                        {
                            Id = id,
                            GuildId = place.Guild,
                            Key = $"d{i}",
                        }
                )
            );
            db.Tickets.AddRange(
                place.Tickets.Select(
                    (id, i) =>
                        new Ticket
                        {
                            Id = id,
                            GuildId = place.Guild,
                            Number = i + 1,
                            OwnerId = Person(i % 3),
                            OwnerName = "owner",
                            OwnerCulture = "en",
                            Description = "",
                            CreatedAt = world.Time.GetUtcNow(),
                        }.With(t => t.DepartmentId, place.Departments[i % 2])
                )
            );
            await db.SaveChangesAsync();
            var rows = corpus
                .Messages.Select(
                    (message, i) =>
                        new ArchivedMessage
                        {
                            Id = place.Message(i),
                            TicketId = place.Tickets[message.Ticket],
                            AuthorId = Person(message.Author),
                            AuthorName = "author",
                            Content = message.Text,
                            CreatedAt = world.Time.GetUtcNow(),
                        }
                )
                .ToList();
            db.Messages.AddRange(rows);
            foreach (var (message, i) in corpus.Messages.Select((message, i) => (message, i)).Where(item => item.message.File))
                db.Attachments.Add(
                    new ArchivedAttachment
                    {
                        Id = place.Message(i + 500),
                        MessageId = rows[i].Id,
                        TicketId = rows[i].TicketId,
                        FileName = "x.png",
                    }
                );
            await ((MessageIndexer)services.GetService(typeof(MessageIndexer))!).IndexAsync(rows, CancellationToken.None);
            return true;
        });

    private static async Task<List<Snowflake>> FindAsync(TicketsWorld world, Place place, Corpus corpus)
    {
        var typed = string.Join(' ', corpus.Terms.Select(term => $"{(term.Excluded ? "-" : "")}\"{term.Phrase}\""));
        var (department, owner, author, file) = corpus.Filters;
        var filters = new SearchFilters
        {
            Department = department < 0 ? null : place.Departments[department],
            Customer = owner < 0 ? null : Person(owner),
            Author = author < 0 ? null : Person(author),
            HasFile = file == 1,
        };
        List<Snowflake> found = [];
        // Page by page, so that no page loses or repeats anything.
        for (long? before = long.MaxValue; before is { } from; )
        {
            var page = await world.InAsync<SearchHitQuery, SearchPage>(hits =>
                hits.FindAsync(new Requester(place.Guild, null), filters, SearchTerms.Read(typed), from, 7, CancellationToken.None)
            );
            found.AddRange(page.Hits.Select(hit => hit.Message!.Id));
            before = page.Next;
        }

        return found;
    }

    private static List<Snowflake> Expected(Place place, Corpus corpus)
    {
        var (department, owner, author, file) = corpus.Filters;
        return
        [
            .. corpus
                .Messages.Select((message, i) => (message, i))
                .Reverse()
                .Where(item => (department < 0 || item.message.Ticket % 2 == department) && (owner < 0 || item.message.Ticket % 3 == owner))
                .Where(item => (author < 0 || item.message.Author == author) && (file != 1 || item.message.File))
                .Where(item =>
                    Array.TrueForAll(
                        corpus.Terms,
                        term => Says(item.message.Text + (item.message.File ? "\nx.png" : ""), term.Phrase) != term.Excluded
                    )
                )
                .Select(item => place.Message(item.i)),
        ];
    }

    // Words whole, signs anywhere in a row of signs; between both anything that is neither.
    private static bool Says(string text, string phrase)
    {
        var (said, wanted) = (Parts(text), Parts(phrase));
        return Enumerable
            .Range(0, Math.Max(0, said.Count - wanted.Count + 1))
            .Any(at =>
                wanted
                    .Select((part, i) => (part, i))
                    .All(item =>
                        said[at + item.i].Value == item.part.Value && (item.i == 0 || said[at + item.i].Touches == item.part.Touches)
                    )
            );
    }

    private static List<(string Value, bool Touches)> Parts(string text)
    {
        var plain = string.Concat(
            text.Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        );
        var matches = Part().Matches(plain).ToList();
        return
        [
            .. matches.Select(
                (match, i) => (match.Value, IsSign(match) && i > 0 && IsSign(matches[i - 1]) && matches[i - 1].Index + 1 == match.Index)
            ),
        ];

        static bool IsSign(Match match) => match.Value[0] >= 0x4E00;
    }

    // The same persons everywhere, so that nothing but the server keeps them apart.
    private static Snowflake Person(int i) => new(7000 + (ulong)i);

    [GeneratedRegex("[\u4e00-\u9fff]|[a-z0-9]+")]
    private static partial Regex Part();

    private sealed class Place(ulong guild)
    {
        public Snowflake Guild { get; } = new(guild);

        public Guid[] Departments { get; } = [Guid.NewGuid(), Guid.NewGuid()];

        public Guid[] Tickets { get; } = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

        public Snowflake Message(int i) => new((guild * 1000) + (ulong)i);
    }
}
