using DCTicket.Contracts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>
/// Erases a user's data in every plugin. A plugin that fails does not stop the others, and is named; the button then stays to retry, also
/// after a restart.
/// </summary>
internal sealed partial class EraseUserData(IExports<IUserData> exports, UserDataRecord record, ILogger<EraseUserData> logger)
{
    public async Task<Update> RunAsync(ComponentContext context, Snowflake user, CancellationToken cancellationToken)
    {
        await record.WriteAsync(UserDataStep.Erase, context, user, null, cancellationToken);
        var (deleted, anonymised, kept) = (0, 0, 0);
        List<string> failed = [];
        foreach (var plugin in exports.All)
        {
            try
            {
                var erased = await plugin.Service.EraseAsync(context.GuildId, user, cancellationToken);
                (deleted, anonymised, kept) = (deleted + erased.Deleted, anonymised + erased.Anonymised, kept + erased.Retained);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(e, plugin.PluginId);
                failed.Add(plugin.PluginName);
            }
        }

        await record.WriteAsync(
            UserDataStep.Erased,
            context,
            user,
            $"deleted {deleted}, anonymised {anonymised}, kept {kept}, failed: {failed.Count}, missing: {exports.Missing.Count}",
            cancellationToken
        );
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

    [LoggerMessage(LogLevel.Error, "{Plugin} failed to erase user data; repeat the command to continue")]
    private partial void LogFailed(Exception exception, string plugin);
}
