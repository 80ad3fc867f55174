using System.Globalization;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>A change of retention periods. Omitted ones are unchanged.</summary>
internal sealed record RetentionChange(RetentionPeriod? Messages, RetentionPeriod? Files, RetentionPeriod? Transcripts)
{
    private const string Same = "-";
    private const string Forever = "x";

    public bool IsNothing => this is { Messages: null, Files: null, Transcripts: null };

    public DepartmentRules Apply(DepartmentRules rules) =>
        rules with
        {
            KeepMessages = Messages is null ? rules.KeepMessages : Messages.Time,
            KeepAttachments = Files is null ? rules.KeepAttachments : Files.Time,
            KeepTranscripts = Transcripts is null ? rules.KeepTranscripts : Transcripts.Time,
        };

    /// <summary>Whether any period becomes shorter.</summary>
    public bool IsShorterThan(DepartmentRules rules)
    {
        var (before, after) = (RetentionPeriods.Of(rules), RetentionPeriods.Of(Apply(rules)));
        return IsShorter(after.Messages, before.Messages)
            || IsShorter(after.Files, before.Files)
            || IsShorter(after.Transcripts, before.Transcripts);
    }

    /// <summary>Encodes it as three parts of a custom id.</summary>
    public (string Messages, string Files, string Transcripts) Write() => (Write(Messages), Write(Files), Write(Transcripts));

    /// <summary>Decodes <see cref="Write()"/>; null for invalid input and for too short periods.</summary>
    public static RetentionChange? Read(string messages, string files, string transcripts) =>
        TryRead(messages, out var first) && TryRead(files, out var second) && TryRead(transcripts, out var third)
            ? new(first, second, third)
            : null;

    private static bool IsShorter(TimeSpan? after, TimeSpan? before) => after is { } now && (before is null || now < before);

    private static string Write(RetentionPeriod? length) =>
        length is null ? Same
        : length.Time is { } time ? ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)
        : Forever;

    private static bool TryRead(string text, out RetentionPeriod? length)
    {
        length = text == Same ? null : new RetentionPeriod(null);
        if (text is Same or Forever)
            return true;
        if (
            text.Length > 11
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || TimeSpan.FromSeconds(seconds) < RetentionPeriods.Minimum
        )
            return false;
        length = new RetentionPeriod(TimeSpan.FromSeconds(seconds));
        return true;
    }
}

/// <summary>A period; null for ever.</summary>
internal sealed record RetentionPeriod(TimeSpan? Time);
