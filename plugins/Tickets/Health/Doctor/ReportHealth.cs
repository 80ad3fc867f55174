using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Reports new problems to the log channel, at start and after changes; the same ones are not repeated.</summary>
internal sealed partial class ReportHealth(
    TicketsDbContext db,
    HealthMonitor watch,
    GuildFactsReader read,
    IDiscord discord,
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
                await LookAsync(due[index], cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsOutage(e))
            {
                // Discord is unavailable: the other servers are checked later.
                foreach (var left in due.Skip(index))
                    watch.ScheduleCheck(left);
                LogPutOff(e, due.Count - index);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(e, due[index]);
            }
        }
    }

    private async Task LookAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var settings = await db
            .GuildSettings.AsNoTracking()
            .SingleOrDefaultAsync(g => g.GuildId == guild && g.LeftAt == null, cancellationToken);
        if (settings is null)
            return;
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
            return;
        LogFound(findings.Count, findings.Count == 1 ? "problem" : "problems", guild);
        var report = ShowDiagnosis.Report(findings, CultureInfo.GetCultureInfo(settings.Culture));
        if (
            settings.LogChannelId is { } log
            && !await TellAsync(log, guild, report with { Nonce = watch.NonceOf(guild, words) }, cancellationToken)
        )
            return;
        // Only now: an unsent report is retried at the next check.
        watch.NoteTold(guild, words);
    }

    private async Task<bool> TellAsync(Snowflake log, Snowflake guild, OutgoingMessage report, CancellationToken cancellationToken)
    {
        try
        {
            await discord.SendMessageAsync(log, report, cancellationToken);
            return true;
        }
        catch (DiscordException e) when (e.IsFinal())
        {
            LogNotTold(e, guild, AdminHints.For(e));
            return false;
        }
    }

    private static bool IsOutage(Exception exception) =>
        exception is HttpRequestException or OperationCanceledException or TimeoutException or IOException
        || (exception is DiscordException refused && !refused.IsFinal());

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} {Problems} found in server {Guild}; /support doctor tells more.")]
    private partial void LogFound(int count, string problems, Snowflake guild);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Server {Guild} lacks a role of plugins.json. {Finding}")]
    private partial void LogUnknownRole(Snowflake guild, string finding);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Server {Guild} could not be looked at; the next change there has it looked at again."
    )]
    private partial void LogNotRead(Exception exception, Snowflake guild);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Discord could not be asked whether all is well in {Count} servers; they are looked at a little later."
    )]
    private partial void LogPutOff(Exception exception, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "What is wrong in server {Guild} could not be told in its log channel; use /support doctor there. {Advice}"
    )]
    private partial void LogNotTold(Exception exception, Snowflake guild, string advice);
}
