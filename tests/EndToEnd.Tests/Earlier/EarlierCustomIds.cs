using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Interactions;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Earlier;

/// <summary>The custom ids of the version of 2026-11-30, one of each route.</summary>
internal static class EarlierCustomIds
{
    private const string Id = "01a22e1008b87b3bb6df5f073e327124";

    private static readonly string[] Buttons =
    [
        // The panel, the control message, and the messages of a ticket.
        "tickets:open:tech",
        $"tickets:claim:{Id}",
        $"tickets:close:{Id}",
        $"tickets:handoff:{Id}",
        $"tickets:resolve:{Id}",
        $"tickets:reopen:{Id}",
        $"tickets:rate:{Id}:5",
        $"tickets:rate-comment:{Id}",
        $"tickets:transcript:{Id}:0",
        // The log channel, and direct messages.
        $"tickets:reopen-closed:{Id}",
        $"tickets:join:{Id}",
        $"tickets:export-show:{Id}",
        $"tickets:export-cancel:{Id}",
        $"tickets:export-part:{Id}:0",
        // What one member sees alone.
        $"tickets:again:{Id}",
        "tickets:form:vip:1:0",
        "tickets:blacklist-list:1",
        "tickets:department-list:1",
        $"tickets:department-all:{Id}:1",
        $"tickets:department-ask-remove:{Id}",
        $"tickets:department-card:{Id}",
        $"tickets:department-category:{Id}",
        "tickets:department-keep",
        $"tickets:department-part:{Id}:limits",
        $"tickets:department-remove:{Id}",
        $"tickets:department-up:{Id}",
        "tickets:doctor:1",
        "tickets:doctor-retry",
        $"tickets:form-card:{Id}",
        $"tickets:form-export:{Id}",
        $"tickets:form-field-move:{Id}:plan:-1",
        $"tickets:form-field-part:{Id}:plan:options",
        $"tickets:form-field-remove:{Id}:plan",
        $"tickets:form-import:{Id}",
        $"tickets:form-preview:{Id}:0",
        $"tickets:history-actions:{Id}:0:1577052834635972610:st",
        $"tickets:history-card:{Id}",
        $"tickets:history-files:{Id}:0:1577052834635972610:st",
        $"tickets:history-messages:{Id}:0:1577052834635972610:st",
        $"tickets:history-notes:{Id}:0:1577052834635972610:st",
        $"tickets:history-page:{Id}:-1",
        "tickets:own-page:1",
        $"tickets:panel-delete:{Id}",
        $"tickets:panel-repost:{Id}",
        $"tickets:panel-words:{Id}",
        "tickets:queue:1",
        $"tickets:queue-claim:{Id}:0",
        "tickets:retention-keep",
        $"tickets:retention-set:{Id}:34560000:-:-",
        "tickets:settings-numbers",
        $"tickets:setup-leave:{Id}",
        $"tickets:setup-make:{Id}",
        $"tickets:setup-page:{Id}:1",
        $"tickets:setup-undo:{Id}",
        "host:mydata-erase:1577052834635972610",
        "host:parked-drop:tickets:1",
        "host:parked-retry:tickets:1",
        "host:parked-retry-all:tickets",
        "host:plugin-show:tickets",
        "host:plugins-page:0",
    ];

    private static readonly string[] Selects =
    [
        "tickets:open",
        "tickets:choose:1577052834635972610",
        $"tickets:department-panels:{Id}",
        $"tickets:form-add:{Id}",
        $"tickets:form-field:{Id}",
        $"tickets:history-file:{Id}",
        "tickets:history-open",
        "tickets:own-open",
        $"tickets:panel-departments:{Id}",
        $"tickets:panel-up:{Id}",
        $"tickets:role-remove:{Id}",
        "tickets:settings-language",
        "tickets:settings-log",
        "tickets:settings-reset",
        "tickets:settings-transcripts",
        $"tickets:setup-choose:{Id}",
        $"tickets:setup-who:{Id}:0",
        "host:parked:tickets",
        "host:plugin",
    ];

    // Modals may be open while the bot is updated.
    private static readonly string[] Modals =
    [
        "tickets:open:tech:0:0",
        $"tickets:close:{Id}",
        $"tickets:rate-comment:{Id}",
        "tickets:department-add",
        $"tickets:department-part:{Id}:limits:b8c9e440",
        $"tickets:form-add:{Id}:Select",
        $"tickets:form-field-part:{Id}:plan:options:b8c9e440",
        $"tickets:form-import:{Id}",
        $"tickets:form-preview:{Id}:0",
        "tickets:panel-create",
        $"tickets:panel-words:{Id}",
        "tickets:settings-numbers:b8c9e440",
    ];

    /// <summary>Those that lead to no handler of a bot, or to one that does not take their arguments.</summary>
    public static IEnumerable<string> FindLost(IServiceProvider bot)
    {
        var handlers = bot.GetRequiredService<HandlerQuery>();
        return
        [
            .. Buttons.Where(id => !IsTaken(handlers, 3, 2, id)).Select(id => $"button {id}"),
            .. Selects.Where(id => !IsTaken(handlers, 3, 3, id)).Select(id => $"select {id}"),
            .. Modals.Where(id => !IsTaken(handlers, 5, 0, id)).Select(id => $"modal {id}"),
        ];
    }

    private static bool IsTaken(HandlerQuery handlers, int type, int component, string customId)
    {
        var data = new InteractionData { CustomId = customId, ComponentType = component };
        var interaction = new Interaction
        {
            Id = new Snowflake(1),
            Type = (InteractionType)type,
            Token = "token",
        };
        var call = handlers.Find(interaction, data);
        return call.Handler is not null && Arguments.Fill(call.Handler, Context, data, call.Route, CancellationToken.None) is not null;
    }

    private static ModalContext Context =>
        new()
        {
            Id = new Snowflake(1),
            GuildId = new Snowflake(2),
            ChannelId = new Snowflake(3),
            Member = new Member
            {
                User = new User { Id = new Snowflake(4), Username = "carl" },
            },
            AppPermissions = default,
            Culture = CultureInfo.InvariantCulture,
            GuildCulture = CultureInfo.InvariantCulture,
        };
}
