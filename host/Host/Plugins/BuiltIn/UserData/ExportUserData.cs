using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>
/// Collects a user's data from every plugin, with a folder for each, in archives of Discord's maximum size. A single archive is the
/// response itself; several are sent as direct messages to the requester.
/// </summary>
internal sealed partial class ExportUserData(
    IExports<IUserData> exports,
    IDiscord discord,
    UserDataRecord record,
    ILogger<ExportUserData> logger
)
{
    // Discord limits the whole request, which is mostly the file.
    private const long MaxBytes = 10 * 1024 * 1024 - 64 * 1024;

    public async Task<Reply> RunAsync(CommandContext context, User user, CancellationToken cancellationToken)
    {
        await record.WriteAsync(UserDataStep.Export, context, user.Id, null, cancellationToken);
        using var archives = new PackArchives($"data-{user.Id}", MaxBytes);
        var failed = await CollectAsync(context, user, archives, cancellationToken);
        var packed = archives.Finish();
        await record.WriteAsync(
            UserDataStep.Exported,
            context,
            user.Id,
            $"archives: {packed.Count}, files: {archives.Files}, failed: {failed.Count}, missing: {exports.Missing.Count}",
            cancellationToken
        );
        var text = Describe(context, archives.Files, failed);
        return packed.Count switch
        {
            0 => text,
            1 => new OutgoingMessage { Content = text, Files = [packed[0].Read()] },
            _ => await SendAsync(context, packed, text, cancellationToken),
        };
    }

    private async Task<List<string>> CollectAsync(
        CommandContext context,
        User user,
        PackArchives archives,
        CancellationToken cancellationToken
    )
    {
        List<string> failed = [];
        foreach (var plugin in exports.All)
        {
            try
            {
                await foreach (var file in plugin.Service.ExportAsync(context.GuildId, user.Id, cancellationToken))
                {
                    await using var content = await file.OpenAsync(cancellationToken);
                    await archives.AddAsync($"{plugin.PluginId}/{file.Name}", content, cancellationToken);
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(e, plugin.PluginId);
                failed.Add(plugin.PluginName);
            }
        }

        return failed;
    }

    private async Task<Reply> SendAsync(
        CommandContext context,
        IReadOnlyList<PackedArchive> packed,
        string text,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var channel = await discord.OpenDirectMessageAsync(context.Member.User.Id, cancellationToken);
            for (var i = 0; i < packed.Count; i++)
            {
                var message = new OutgoingMessage
                {
                    Content = ShowMyData.Text(context.Culture, "mydata.part", i + 1, packed.Count),
                    Files = [packed[i].Read()],
                    Nonce = $"{context.Id}{i}"[^Math.Min(25, $"{context.Id}{i}".Length)..],
                };
                await discord.SendMessageAsync(channel.Id, message, cancellationToken);
            }

            return $"{text}\n{ShowMyData.Text(context.Culture, "mydata.sent", packed.Count)}";
        }
        catch (DiscordException e) when (e.Code is DiscordErrorCode.CannotSendMessagesToThisUser or DiscordErrorCode.NoMutualGuilds)
        {
            return Reply.Refuse(ShowMyData.Text(context.Culture, "mydata.no-direct-messages"));
        }
    }

    private string Describe(CommandContext context, int files, List<string> failed)
    {
        List<string> lines =
        [
            files == 0 ? ShowMyData.Text(context.Culture, "mydata.nothing") : ShowMyData.Text(context.Culture, "mydata.exported", files),
        ];
        if (exports.Missing.Count > 0)
            lines.Add(ShowMyData.Text(context.Culture, "mydata.missing", string.Join(", ", exports.Missing)));
        if (failed.Count > 0)
            lines.Add(ShowMyData.Text(context.Culture, "mydata.failed", string.Join(", ", failed)));
        return string.Join('\n', lines);
    }

    [LoggerMessage(LogLevel.Error, "{Plugin} failed to export user data")]
    private partial void LogFailed(Exception exception, string plugin);
}
