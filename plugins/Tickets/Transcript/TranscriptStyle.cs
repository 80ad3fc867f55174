namespace DCTicket.Tickets;

internal static class TranscriptStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --text: #1f2328; --dim: #59636e; --line: #d9dee3; --accent: #4752c4; --danger: #b3261e; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #1a1b1e; --card: #232428; --text: #e4e6ea; --dim: #a3a9b3; --line: #3a3c42; --accent: #949cf7; --danger: #ff8a80; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1rem 4rem; background: var(--back); color: var(--text);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans TC", "Microsoft JhengHei", sans-serif; }
        header, article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; margin-bottom: .75rem; }
        h1 { margin: 0 0 .75rem; font-size: 1.5rem; }
        h2 { margin: 1rem 0 .25rem; font-size: .8rem; color: var(--dim); font-weight: 600; }
        h3 { margin: .1rem 0; font-size: 1rem; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .5rem 1.5rem; margin: 0; }
        dt { font-size: .8rem; color: var(--dim); }
        dd { margin: 0; }
        p { margin: .25rem 0; white-space: pre-wrap; }
        p, dd, b, bdi, h1, h3 { overflow-wrap: anywhere; }
        .who { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .5rem; }
        .who b { color: var(--accent); }
        .bot { background: var(--accent); color: var(--card); border-radius: .25rem; padding: 0 .3rem; font-size: .7rem; }
        time, .mark { color: var(--dim); font-size: .8rem; }
        .deleted { border-left: .25rem solid var(--danger); }
        .deleted p { text-decoration: line-through; color: var(--dim); }
        blockquote { margin: .5rem 0; padding: .5rem .75rem; border-left: .25rem solid var(--line); background: var(--back); border-radius: .25rem; }
        .field { margin-top: .4rem; font-size: .9rem; }
        small { color: var(--dim); display: block; }
        img { display: block; max-width: 100%; max-height: 24rem; margin: .5rem 0; border-radius: .4rem; }
        .file { font-size: .9rem; }
        .empty { color: var(--dim); text-align: center; }
        @media print { body { background: none; } header, article { break-inside: avoid; } }

        """;
}
