using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>
/// /mydata: export and erase the data that all plugins store about a member in this server. Administrators can do it for others.
/// </summary>
internal sealed class ShowMyData(ExportUserData export, EraseUserData erase, UserDataTurns turns)
{
    [Command("mydata export", "Download the data this bot stores about you in this server"), Everyone]
    public async Task<Reply> ExportAsync(
        CommandContext context,
        [Option("member", "Another member (admins only)")] User? member,
        CancellationToken cancellationToken
    )
    {
        if (Refuse(context, member?.Id) is { } refusal)
            return Reply.Refuse(refusal);
        using var turn = turns.TryTake(context.GuildId, member?.Id ?? context.Member.User.Id);
        return turn is null
            ? Reply.Refuse(Text(context.Culture, "mydata.busy"))
            : await export.RunAsync(context, member ?? context.Member.User, cancellationToken);
    }

    [Command("mydata erase", "Delete your data in this server"), Everyone]
    public Task<Reply> AskAsync(
        CommandContext context,
        [Option("member", "Another member (admins only)")] User? member,
        CancellationToken cancellationToken
    )
    {
        if (Refuse(context, member?.Id) is { } refusal)
            return Task.FromResult(Reply.Refuse(refusal));
        var user = member ?? context.Member.User;
        using var turn = turns.TryTake(context.GuildId, user.Id);
        if (turn is null)
            return Task.FromResult(Reply.Refuse(Text(context.Culture, "mydata.busy")));
        return Task.FromResult<Reply>(
            new OutgoingMessage
            {
                Content = Text(
                    context.Culture,
                    user.Id == context.Member.User.Id ? "mydata.erase.ask" : "mydata.erase.ask-other",
                    user.Mention
                ),
                Buttons =
                [
                    new Button(Route.To("mydata-erase", user.Id), Text(context.Culture, "mydata.erase.button"))
                    {
                        Style = ButtonStyle.Danger,
                        Emoji = "🗑️",
                    },
                ],
            }
        );
    }

    [Button("mydata-erase"), Everyone]
    public async Task<Update> EraseAsync(ComponentContext context, Snowflake user, CancellationToken cancellationToken)
    {
        // The id comes from the client.
        if (Refuse(context, user) is { } refusal)
            return Update.Refuse(refusal);
        using var turn = turns.TryTake(context.GuildId, user);
        return turn is null ? Update.Refuse(Text(context.Culture, "mydata.busy")) : await erase.RunAsync(context, user, cancellationToken);
    }

    private static string? Refuse(InteractionContext context, Snowflake? user) =>
        user is null || user == context.Member.User.Id || context.Member.Has(Permissions.Administrator)
            ? null
            : Text(context.Culture, "mydata.admins-only");

    internal static string Text(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) =>
        HostTexts.Catalog.Get(culture, key, arguments);
}
