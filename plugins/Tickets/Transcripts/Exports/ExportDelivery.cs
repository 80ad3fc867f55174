using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>
/// Reports progress to the requester of an export, and sends it, by direct messages only. Otherwise they use /staff history exports.
/// </summary>
internal sealed class ExportDelivery(TicketsDbContext db, IDiscord discord, ExportFolder folder)
{
    public static string NameOf(Export export, int index) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"tickets-{export.CreatedAt.UtcDateTime:yyyyMMdd}-{export.Id.ToString("N")[^6..]}-{index + 1}-of-{export.Parts.Count}.zip"
        );

    /// <summary>Sends the unsent parts. A failure is recorded; the files remain available.</summary>
    public async Task DeliverAsync(Export export, CancellationToken cancellationToken)
    {
        try
        {
            var channel = (await discord.OpenDirectMessageAsync(export.RequesterId, cancellationToken)).Id;
            for (var i = 0; i < export.Parts.Count; i++)
            {
                if (export.Parts[i].MessageId is not null)
                    continue;
                var message = await SendAsync(export, channel, i, cancellationToken);
                export.Parts = [.. export.Parts.Select((part, index) => index == i ? part with { MessageId = message } : part)];
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            export.Problem = e.Code is DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds
                ? "export.no-direct-messages"
                : "export.not-sent";
        }
    }

    /// <summary>Updates the progress message. The export continues without one.</summary>
    public async Task ReportAsync(Export export, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(export.Culture);
        try
        {
            if (export is { ProgressChannelId: { } channel, ProgressMessageId: { } message })
            {
                await discord.EditMessageAsync(channel, message, ExportRenderer.Render(export, culture), cancellationToken);
                return;
            }

            var direct = (await discord.OpenDirectMessageAsync(export.RequesterId, cancellationToken)).Id;
            var sent = await discord.SendMessageAsync(
                direct,
                ExportRenderer.Render(export, culture) with
                {
                    Nonce = Nonce(export, 'x'),
                },
                cancellationToken
            );
            (export.ProgressChannelId, export.ProgressMessageId) = (direct, sent.Id);
            await db
                .Exports.Where(e => e.Id == export.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.ProgressChannelId, direct).SetProperty(e => e.ProgressMessageId, sent.Id),
                    cancellationToken
                );
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or TimeoutException)
        {
            // /staff history exports shows it.
        }
    }

    private async Task<Snowflake> SendAsync(Export export, Snowflake channel, int index, CancellationToken cancellationToken)
    {
        var name = NameOf(export, index);
        if (
            await discord.FindOwnAsync(
                channel,
                export.CreatedAt,
                m => m.Attachments.Any(file => file.DisplayName == name),
                cancellationToken
            ) is
            { } found
        )
            return found.Id;
        var message = new OutgoingMessage
        {
            Content = TicketTexts.Get(CultureInfo.GetCultureInfo(export.Culture), "export.part", index + 1, export.Parts.Count),
            Files = [OutgoingFile.FromPath(name, folder.PartOf(export.Id, index), "application/zip")],
            Nonce = Nonce(export, 'e') + index % 100,
        };
        return (await discord.SendMessageAsync(channel, message, cancellationToken)).Id;
    }

    private static string Nonce(Export export, char kind) => kind + Convert.ToBase64String(export.Id.ToByteArray()).TrimEnd('=');
}
