using System.Globalization;
using System.IO.Compression;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>
/// Writes statistics as CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, times in UTC, durations in seconds.
/// </summary>
internal static class StatsCsvWriter
{
    public static byte[] Tickets(
        IEnumerable<(TicketMetrics Numbers, string? CloseReason, string Labels, IReadOnlyList<SurveyAnswer> Survey)> tickets,
        StatsNames names
    )
    {
        return CsvFile.Write(
            [
                "ticket",
                "department",
                "department_name",
                "priority",
                "state",
                "opened_at",
                "first_response_at",
                "first_response_seconds",
                "first_responder_id",
                "first_responder",
                "further_responses",
                "further_total_seconds",
                "further_median_seconds",
                "resolved_at",
                "resolution_seconds",
                "handling_seconds",
                "closed_at",
                "closed_by_id",
                "reopened",
                "transfers",
                "rating",
                "customer_messages",
                "staff_messages",
                "assignee_id",
                "assignee",
                "staff_id",
                "close_reason",
                "labels",
                .. Enumerable
                    .Range(1, Department.MaxSurveyQuestions)
                    .SelectMany(number => new[] { $"survey_question_{number}", $"survey_answer_{number}" }),
            ],
            tickets.Select(ticket => Row(ticket.Numbers, ticket.CloseReason, ticket.Labels, ticket.Survey))
        );

        IReadOnlyList<object?> Row(TicketMetrics t, string? reason, string labels, IReadOnlyList<SurveyAnswer> survey) =>
            [
                t.Number,
                names.DepartmentKey(t.DepartmentId),
                names.Department(t.DepartmentId, TicketTexts.English),
                t.Priority,
                t.State,
                Instant(t.OpenedAt),
                Instant(t.FirstResponseAt),
                Seconds(t.FirstResponseMs),
                t.FirstResponderId,
                Name(names, t.FirstResponderId),
                t.FurtherResponses,
                Seconds(t.FurtherTotalMs),
                Seconds(t.FurtherMedianMs),
                Instant(t.ResolvedAt),
                Seconds(t.ResolutionMs),
                Seconds(t.HandlingMs),
                Instant(t.ClosedAt),
                t.CloserId,
                t.Reopened,
                t.Transfers,
                t.Rating,
                t.CustomerMessages,
                t.StaffMessages,
                t.AssigneeId,
                Name(names, t.AssigneeId),
                t.StaffId,
                reason,
                labels,
                .. Enumerable
                    .Range(0, Department.MaxSurveyQuestions)
                    .Select(survey.ElementAtOrDefault)
                    .SelectMany(answer => new object?[] { answer?.Question, answer?.Answer }),
            ];
    }

    public static byte[] Responses(IEnumerable<(int Ticket, StaffResponse Row)> responses, StatsNames names) =>
        CsvFile.Write(
            ["ticket", "department", "department_name", "staff_id", "staff", "at", "wait_seconds", "first"],
            responses.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.Ticket,
                        names.DepartmentKey(r.Row.DepartmentId),
                        names.Department(r.Row.DepartmentId, TicketTexts.English),
                        r.Row.StaffId,
                        names.Staff(r.Row.StaffId),
                        Instant(r.Row.At),
                        Seconds(r.Row.WaitMs),
                        r.Row.IsFirst ? 1 : 0,
                    ]
            )
        );

    /// <summary>The files, or a zip if they are too large; null if that is too large as well.</summary>
    public static IReadOnlyList<OutgoingFile>? Fit(IReadOnlyList<(string Name, byte[] Content)> files, string archive, long most)
    {
        if (files.Sum(file => (long)file.Content.Length) <= most)
            return [.. files.Select(file => new OutgoingFile(file.Name, file.Content, CsvFile.ContentType))];
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return packed.Length <= most ? [new OutgoingFile(archive, packed.ToArray(), "application/zip")] : null;
    }

    private static string? Name(StatsNames names, Snowflake? id) => id is { } known ? names.Staff(known) : null;

    private static string? Instant(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Seconds(long? milliseconds) =>
        milliseconds is { } ms ? (ms / 1000.0).ToString("0.###", CultureInfo.InvariantCulture) : null;
}
