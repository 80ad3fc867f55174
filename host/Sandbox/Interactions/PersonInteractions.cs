using System.Text.Json.Nodes;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>POST /interactions: a user runs a command, clicks, selects, autocompletes or submits a modal.</summary>
internal sealed class PersonInteractions(InteractionDesk desk, GatewayHub hub)
{
    public void Add(RouteTable routes) => routes.Post("/interactions", Create);

    private InteractionResponder Create(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var type = form.Choice("type", [2, 3, 4, 5], required: true);
        var application = form.Snowflake("application_id", required: true);
        var channelId = form.Snowflake("channel_id", required: true);
        var session = form.Text("session_id", 1, 100, required: true);
        var data = form.Object("data", required: true);
        errors.ThrowIfAny();
        var user = call.Caller;
        if (user.Bot)
            throw Refuse.Unauthorized();
        if (application != call.World.State.ApplicationId)
            throw Refuse.UnknownApplication();
        if (!hub.HasLive(session!, user.Id))
            throw Refuse.Form("session_id", "SESSION_INVALID", "This is not a gateway session of yours");
        var channel = call.World.Channel(channelId!.Value) ?? throw Refuse.UnknownChannel();
        call.Need(channel, type is 2 or 4 ? Permission.UseApplicationCommands : 0);
        MessageRules.CheckActive(call, channel);
        if (call.Files.Any(f => f.Bytes.Length > UploadLimit.Of(call.World.Guild(channel.GuildId))))
            throw Refuse.FileTooLarge();
        if (!desk.IsNew(user, form.Body["nonce"]))
            return InteractionResponder.NoContent;
        var (content, source, opener) = Read(call, form, data!, type!.Value, channel);
        errors.ThrowIfAny();
        desk.Start(
            new Interaction
            {
                Id = call.World.NewId(),
                Token = InteractionDesk.NewToken(),
                Type = type.Value,
                User = user,
                Channel = channel,
                SessionId = session!,
                CreatedAt = call.World.Now,
                Data = Json.Settle(content),
                Nonce = form.Body["nonce"]?.DeepClone(),
                Source = source,
                OpenedBy = opener,
            },
            i => InteractionView.Of(call.World, i)
        );
        return InteractionResponder.NoContent;
    }

    private (JsonObject Data, Message? Source, Interaction? Opener) Read(Call call, Modal form, Modal data, int type, Channel channel)
    {
        switch (type)
        {
            case Interaction.Component:
                var message = Message(call, form, channel);
                return (ComponentInput.Read(call, channel, data, message), message, null);
            case Interaction.ModalSubmit:
                var opener = Opener(call, data);
                return (new ModalInput(call, desk, channel).Read(data, opener.Modal!), opener.Source, opener);
            default:
                var command = Command(call, data, channel);
                return (new CommandInput(call, desk, channel, complete: type == Interaction.Command).Read(data, command), null, null);
        }
    }

    private static Command Command(Call call, Modal data, Channel channel)
    {
        var id = data.Snowflake("id", required: true);
        data.Errors.ThrowIfAny();
        var command =
            call.World.State.Commands.Find(c => c.Id == id && (c.GuildId is null || c.GuildId == channel.GuildId))
            ?? throw Refuse.UnknownCommand();
        if (data.Has("version") && data.Text("version", 0, 30) != command.Version.Text())
        {
            data.Wrong(
                "version",
                "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION",
                "This command is outdated, please try again in a few minutes"
            );
            data.Errors.ThrowIfAny();
        }

        return CommandIndex.MayUse(call.World, call.Caller, channel, command) ? command : throw Refuse.MissingPermissions();
    }

    private static Message Message(Call call, Modal form, Channel channel)
    {
        var id = form.Snowflake("message_id", required: true);
        form.Errors.ThrowIfAny();
        var message = channel.Find(id!.Value) ?? call.World.Ephemerals.GetValueOrDefault(id.Value);
        if (
            message is null
            || message.ChannelId != channel.Id
            || (message.EphemeralFor ?? call.Caller.Id) != call.Caller.Id
            || (message.AuthorId != call.World.Bot.Id && message.Webhook?.ApplicationId != call.World.State.ApplicationId)
        )
            throw Refuse.UnknownMessage();
        return message;
    }

    /// <summary>The interaction that opened this modal; a modal can be submitted once.</summary>
    private Interaction Opener(Call call, Modal data)
    {
        var id = data.Snowflake("id", required: true);
        var customId = data.Text("custom_id", 1, 100, required: true);
        data.Errors.ThrowIfAny();
        var opener = desk.Find(id!.Value);
        if (opener?.Modal is null || opener.User != call.Caller || (string)opener.Modal["custom_id"]! != customId)
            throw Refuse.UnknownInteraction();
        return opener;
    }
}
