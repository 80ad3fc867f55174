using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>
/// Erases a user's data in every plugin. A plugin that fails does not stop the others, and is named; the button then stays to retry, also
/// after a restart.
/// </summary>
internal sealed partial class EraseUserData(IExports<IUserData> exports, UserDataRecord record, ILogger<EraseUserData> log)
{
    public async Task<Update> RunAsync(ComponentContext context, Snowflake user, CancellationToken cancellationToken)
    {
        await record.WriteAsync(UserDataStep.Erase, context, user, null, cancellationToken).ConfigureAwait(false);
        var (deleted, anonymised, kept) = (0, 0, 0);
        List<string> failed = [];
        foreach (var plugin in exports.All)
        {
            try
            {
                var erased = await plugin.Service.EraseAsync(context.GuildId, user, cancellationToken).ConfigureAwait(false);
                (deleted, anonymised, kept) = (deleted + erased.Deleted, anonymised + erased.Anonymised, kept + erased.Retained);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(log, e, plugin.PluginId);
                failed.Add(plugin.PluginName);
            }
        }

        await record
            .WriteAsync(
                UserDataStep.Erased,
                context,
                user,
                $"deleted {deleted}, anonymised {anonymised}, kept {kept}, failed: {failed.Count}, missing: {exports.Missing.Count}",
                cancellationToken
            )
            .ConfigureAwait(false);
        return Describe(context, user, (deleted, anonymised, kept), failed);
    }

    private OutgoingMessage Describe(
        ComponentContext context,
        Snowflake user,
        (int Deleted, int Anonymised, int Kept) all,
        List<string> failed
    )
    {
        var culture = context.Culture;
        List<string> lines = [ShowMyData.Text(culture, "mydata.erased", all.Deleted, all.Anonymised)];
        if (all.Kept > 0)
            lines.Add(ShowMyData.Text(culture, "mydata.kept", all.Kept));
        if (exports.Missing.Count > 0)
            lines.Add(ShowMyData.Text(culture, "mydata.missing", string.Join(", ", exports.Missing)));
        if (failed.Count > 0)
            lines.Add(ShowMyData.Text(culture, "mydata.failed", string.Join(", ", failed)));
        return new OutgoingMessage
        {
            Content = string.Join('\n', lines),
            Buttons =
                failed.Count == 0
                    ? []
                    :
                    [
                        new Button(Route.To("mydata-erase", user), ShowMyData.Text(culture, "mydata.erase.again"))
                        {
                            Style = ButtonStyle.Danger,
                            Emoji = "🗑️",
                        },
                    ],
        };
    }

    [LoggerMessage(LogLevel.Error, "{PluginId} could not forget somebody; asking again goes on")]
    private static partial void LogFailed(ILogger logger, Exception exception, string pluginId);
}
