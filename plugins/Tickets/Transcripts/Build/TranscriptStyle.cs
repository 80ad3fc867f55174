namespace DCTicket.Tickets.Transcripts.Build;

internal static class TranscriptStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --back: #fff; --card: #f2f3f5; --hover: #f7f8f9; --text: #2e3338; --strong: #060607;
          --dim: #5c5e66; --line: #e1e3e6;
          --accent: #4752c4; --mention: #e3e5fb; --on-mention: #3b45b5; --danger: #c6272c; --code: #f0f1f3; --spoiler: #c9ccd1; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #313338; --card: #2b2d31; --hover: #2e3035; --text: #dbdee1; --strong: #f2f3f5; --dim: #a5a8b0; --line: #3f4147;
            --accent: #a3aaff; --mention: #393f68; --on-mention: #d0d4fc; --danger: #ff7b7f; --code: #2b2d31; --spoiler: #1e1f22; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--back); color: var(--text);
          font: 16px/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans TC", "Microsoft JhengHei", sans-serif; }
        header { background: var(--card); border-radius: .5rem; padding: 1.1rem 1.25rem; margin-bottom: 1rem; }
        h1 { margin: 0 0 .75rem; font-size: 1.5rem; color: var(--strong); }
        h2 { margin: 1rem 0 .25rem; font-size: .75rem; color: var(--dim); font-weight: 600; }
        h3 { margin: .1rem 0 .25rem; font-size: 1rem; color: var(--strong); }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .6rem 1.5rem; margin: 0; }
        dt { font-size: .75rem; color: var(--dim); font-weight: 600; }
        dd { margin: 0; }
        p { margin: 0; white-space: pre-wrap; }
        p, dd, b, bdi, h1, h3, li, code { overflow-wrap: anywhere; }
        h2.day { display: flex; align-items: center; gap: .75rem; margin: 1.25rem 0 .5rem; color: var(--dim); font-size: .75rem;
          font-weight: 600; }
        .day::before, .day::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
        article { position: relative; padding: .1rem .75rem .1rem 4rem; min-height: 1.5rem; border-radius: .25rem; }
        article:hover { background: var(--hover); }
        .begins { margin-top: 1rem; }
        .face { position: absolute; left: .75rem; top: .15rem; width: 2.5rem; height: 2.5rem; border-radius: 50%; color: #fff;
          font-size: 1.1rem; font-weight: 600;
          display: grid; place-items: center; }
        .who { display: flex; flex-wrap: wrap; align-items: baseline; gap: .15rem .5rem; }
        .who b { color: var(--strong); font-weight: 600; }
        .badge { background: #4752c4; color: #fff; border-radius: .2rem; padding: .05rem .3rem; font-size: .65rem; font-weight: 600;
          text-transform: uppercase; }
        .system { padding-left: 1.25rem; display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; margin: .35rem 0; }
        .notice { color: var(--dim); font-size: .9rem; }
        .reply { font-size: .85rem; margin: .35rem 0 .1rem; color: var(--dim); overflow: hidden; text-overflow: ellipsis;
          white-space: nowrap; }
        .reply a { color: var(--dim); }
        article:target { background: var(--hover); outline: .15rem solid var(--accent); }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        details.edits { font-size: .85rem; margin: .15rem 0; color: var(--dim); }
        details.edits > div { border-left: .2rem solid var(--line); padding-left: .6rem; margin: .3rem 0; }
        summary { cursor: pointer; width: fit-content; }
        nav { display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: 1rem 0; }
        [aria-current] { font-weight: 700; color: var(--strong); }
        .reactions { display: flex; flex-wrap: wrap; gap: .3rem; list-style: none; padding: 0; margin: .3rem 0; }
        .reactions li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .05rem .45rem;
          font-size: .85rem; }
        .row { display: flex; flex-wrap: wrap; gap: .4rem; margin: .35rem 0; }
        .button { background: var(--card); border: 1px solid var(--line); border-radius: .25rem; padding: .25rem .8rem;
          font-size: .85rem; font-weight: 500; }
        .select { background: var(--card); border: 1px solid var(--line); border-radius: .25rem; padding: .35rem .75rem;
          font-size: .85rem; min-width: min(20rem, 100%); color: var(--dim); }
        .forward { margin: .3rem 0; }
        .author { font-size: .85rem; font-weight: 600; color: var(--strong); }
        .foot { color: var(--dim); font-size: .75rem; margin-top: .45rem; }
        .staff { background: var(--card); border-radius: .5rem; padding: .25rem 1.25rem 1rem; margin-top: 1.5rem; }
        .staff h2 { font-size: 1rem; color: var(--strong); }
        .staff ol { margin: .5rem 0 0; padding: 0; list-style: none; }
        .staff li { margin: .25rem 0; }
        .note { margin: .6rem 0; }
        footer { margin-top: 2rem; color: var(--dim); font-size: .75rem; text-align: center; }
        time, .mark { color: var(--dim); font-size: .75rem; }
        .follows .marks > time { position: absolute; left: .75rem; width: 2.75rem; top: .3rem; text-align: center; font-size: .65rem; }
        .deleted { border-left: .2rem solid var(--danger); }
        .deleted .text { color: var(--dim); }
        .mark.gone { color: var(--danger); }
        .gone time { color: inherit; }
        .embed { margin: .35rem 0; padding: .6rem .9rem .7rem; border-left: .25rem solid var(--line); background: var(--card);
          border-radius: .25rem; max-width: 33rem; font-size: .9rem; }
        .fields { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; margin-top: .5rem; }
        .field { flex: 1 0 100%; }
        .field.inline { flex: 1 0 8rem; }
        .field b { color: var(--strong); font-weight: 600; }
        small { color: var(--dim); display: block; margin-top: .4rem; }
        blockquote { margin: .1rem 0; padding: 0 .75rem; border-left: .25rem solid var(--line); }
        ul, ol { margin: .1rem 0; padding-left: 1.4rem; }
        .h1 { font-size: 1.5rem; font-weight: 700; } .h2 { font-size: 1.25rem; font-weight: 700; } .h3 { font-size: 1rem;
          font-weight: 700; }
        .small { font-size: .8rem; color: var(--dim); }
        code { font: .85em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: var(--code); border-radius: .2rem;
          padding: .1rem .25rem; }
        pre { margin: .3rem 0; padding: .5rem .75rem; background: var(--code); border: 1px solid var(--line); border-radius: .25rem;
          overflow-x: auto; max-width: 42rem; }
        pre code { padding: 0; background: none; }
        a, .mention { color: var(--accent); text-decoration: none; }
        a:hover { text-decoration: underline; }
        .mention { background: var(--mention); color: var(--on-mention); border-radius: .2rem; padding: 0 .15rem; font-weight: 500; }
        time.mention { color: var(--on-mention); font-size: inherit; }
        .emoji { color: var(--dim); }
        .spoiler { background: var(--spoiler); border-radius: .2rem; cursor: pointer; }
        .spoiler input { position: absolute; opacity: 0; width: 1px; height: 1px; }
        .spoiler input:focus-visible + span { outline: .15rem solid var(--accent); }
        .spoiler input:not(:checked) + span, .spoiler input:not(:checked) + span * { color: transparent; background: none; }
        .spoiler input:checked + span { background: var(--card); }
        a:focus-visible, summary:focus-visible, pre:focus-visible { outline: .15rem solid var(--accent); }
        img { display: block; max-width: 100%; max-height: 22rem; margin: .35rem 0; border-radius: .5rem; }
        .file { font-size: .9rem; margin: .2rem 0; }
        .empty { color: var(--dim); text-align: center; }
        @media (max-width: 30rem) { article { padding-left: 3.25rem; } .face { left: .25rem; width: 2.25rem; height: 2.25rem; }
          .follows .marks > time { left: .25rem; width: 2.5rem; } }
        @media print {
          :root { color-scheme: light; --back: #fff; --card: #f2f3f5; --text: #000; --strong: #000; --dim: #444; --line: #bbb;
            --accent: #333f9e; --mention: #eee; --on-mention: #222; --danger: #a00; --code: #f4f4f4; }
          body { max-width: none; padding: 0; font-size: 10pt; } article, .embed, .note { break-inside: avoid; } h2 { break-after: avoid; }
          details.edits::details-content { content-visibility: visible; block-size: auto; } nav { display: none; }
          .spoiler input:not(:checked) + span, .spoiler input:not(:checked) + span * { color: inherit; }
        }

        """;

    /// <summary>The additional style of an export's list.</summary>
    public const string Table = """

        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: start; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top;
          overflow-wrap: anywhere; }

        """;
}
