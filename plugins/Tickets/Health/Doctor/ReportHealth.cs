using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Reports new problems to the log channel, at start and after changes; the same ones are not repeated.</summary>
internal sealed partial class ReportHealth(
    TicketsDbContext db,
    HealthMonitor watch,
    GuildFactsReader read,
    LogChannel channel,
    ILogger<ReportHealth> logger
) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var due = watch.TakeDue();
        for (var index = 0; index < due.Count; index++)
        {
            try
            {
                if (await LookAsync(due[index], cancellationToken))
                    continue;
                PutOff([.. due.Skip(index)], null);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsOutage(e))
            {
                PutOff([.. due.Skip(index)], e);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(e, due[index]);
            }
        }
    }

    // Discord cannot be reached: the others would fare no better now, and are not to be forgotten.
    private void PutOff(List<Snowflake> guilds, Exception? exception)
    {
        foreach (var guild in guilds)
            watch.ScheduleCheck(guild);
        LogPostponed(exception, guilds.Count);
    }

    /// <returns>Whether Discord could be reached.</returns>
    private async Task<bool> LookAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var settings = await db
            .GuildSettings.AsNoTracking()
            .SingleOrDefaultAsync(g => g.GuildId == guild && g.LeftAt == null, cancellationToken);
        if (settings is null)
            return true;
        var all = Diagnosis.Find(await read.ReadAsync(guild, cancellationToken));
        var findings = all.Where(finding => finding.Severity == FindingSeverity.Problem).ToList();
        foreach (
            var unknown in all.Where(finding => finding.Key == "doctor.role-unknown")
                .Select(finding => finding.In(TicketTexts.English))
                .Where(text => watch.IsNewToLog(guild, text))
        )
            LogUnknownRole(guild, unknown);
        var words = string.Join('\n', findings.Select(finding => finding.Identity));
        if (watch.IsTold(guild, words))
            return true;
        LogFound(findings.Count, findings.Count == 1 ? "problem" : "problems", guild);
        var report = ShowDiagnosis.Report(findings, CultureInfo.GetCultureInfo(settings.Culture));
        var posted = await channel.PostAsync(
            guild,
            settings.LogChannelId,
            "the result of the health check",
            report with
            {
                Nonce = watch.NonceOf(guild, words),
            },
            cancellationToken
        );
        // Only now: an unsent report is retried at the next check.
        if (posted is LogPost.Sent or LogPost.NoChannel)
            watch.NoteTold(guild, words);
        return posted != LogPost.Failed;
    }

    private static bool IsOutage(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or TimeoutException or IOException
        || (exception is DiscordException refused && !refused.IsPermanent);

    [LoggerMessage(LogLevel.Information, "Found {Count} {Problems} in server {Guild}; see /support doctor")]
    private partial void LogFound(int count, string problems, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "A role of plugins.json does not exist in server {Guild}. {Finding}")]
    private partial void LogUnknownRole(Snowflake guild, string finding);

    [LoggerMessage(LogLevel.Warning, "Failed to check server {Guild}; retrying at its next change")]
    private partial void LogNotRead(Exception exception, Snowflake guild);

    [LoggerMessage(LogLevel.Warning, "Failed to check {Count} servers, since Discord did not respond; retrying soon")]
    private partial void LogPostponed(Exception? exception, int count);
}
