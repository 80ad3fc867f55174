using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>The first response of the application.</summary>
internal sealed class Callback(InteractionDesk desk, Messages messages)
{
    public void Add(RouteTable routes) =>
        routes.Add(new Operation("POST", "/interactions/{interaction}/{token}/callback", Answer) { Open = true });

    private InteractionResponder Answer(Call call)
    {
        var interaction = desk.ForCallback(call.Id("interaction"), call.Value("token"));
        if (call.World.Channel(interaction.Channel.Id) is null)
            throw Refuse.UnknownChannel();
        var errors = new FormErrors();
        var form = call.Form(errors);
        var type = form.Choice("type", Allowed(interaction), required: true);
        var data = form.Object("data", required: type is 4 or 7 or 8 or 9) ?? new Modal([], errors, "data");
        errors.ThrowIfAny();
        var message = Act(call, interaction, type!.Value, data);
        if (!call.QueryFlag("with_response"))
            return Rest.InteractionResponder.NoContent;
        return Rest.InteractionResponder.Ok(Response(call, interaction, type.Value, message));
    }

    /// <summary>7 changes the message with the component, so there must be one; a modal cannot answer a modal.</summary>
    private static int[] Allowed(Interaction interaction) =>
        interaction switch
        {
            { Type: Interaction.Autocomplete } => [8],
            { Type: Interaction.ModalSubmit, Source: null } => [4, 5, 6],
            { Type: Interaction.ModalSubmit } => [4, 5, 6, 7],
            { Type: Interaction.Component } => [4, 5, 6, 7, 9],
            _ => [4, 5, 9],
        };

    private Message? Act(Call call, Interaction interaction, int type, Modal data)
    {
        switch (type)
        {
            case 4:
                return Reply(call, interaction, MessageForm.Read(data, call.Files, ephemeral: true));
            case 5:
                return Defer(interaction, data);
            case 6:
                interaction.OriginalId = interaction.Source?.Id;
                Succeed(interaction);
                return interaction.Source;
            case 7:
                return Update(call, interaction, data);
            case 8:
                var choices = Choices(data, FocusedType(interaction.Data["options"]));
                InteractionDesk.Answered(interaction);
                desk.Tell(interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", new JsonObject { ["choices"] = choices });
                return null;
            default:
                OpenModal(call, interaction, data);
                return null;
        }
    }

    private Message Reply(Call call, Interaction interaction, MessageDraft draft)
    {
        if (draft.IsEmpty)
            throw Refuse.EmptyMessage();
        MessageRules.CheckFiles(call.World, interaction.Channel, draft);
        InteractionDesk.Answered(interaction);
        var message = messages.Create(interaction.Channel, call.World.Bot, draft, InteractionOrigin.First(interaction, draft.Flags));
        Own(interaction, message);
        desk.Tell(interaction, "INTERACTION_SUCCESS", []);
        return message;
    }

    private Message Defer(Interaction interaction, Modal data)
    {
        var flags = (int)(data.Integer("flags", 0, int.MaxValue) ?? 0) & MessageFlags.Ephemeral;
        data.Errors.ThrowIfAny();
        InteractionDesk.Answered(interaction);
        var origin = InteractionOrigin.First(interaction, flags) with { Loading = true };
        var message = messages.Create(interaction.Channel, desk.Bot, new MessageDraft(), origin);
        Own(interaction, message);
        desk.Tell(interaction, "INTERACTION_SUCCESS", []);
        return message;
    }

    private Message Update(Call call, Interaction interaction, Modal data)
    {
        var source = interaction.Source!;
        var draft = MessageForm.Read(data, call.Files, edited: source);
        MessageRules.CheckFiles(call.World, interaction.Channel, draft);
        if (source.EphemeralFor is null ? interaction.Channel.Find(source.Id) is null : !call.World.Ephemerals.ContainsKey(source.Id))
            throw Refuse.UnknownMessage();
        interaction.OriginalId = source.Id;
        messages.Edit(interaction.Channel, source, draft, AllowedMentions.OnlyUsers);
        Succeed(interaction);
        return source;
    }

    private void OpenModal(Call call, Interaction interaction, Modal data)
    {
        var modal = ModalForm.Read(data);
        data.Errors.ThrowIfAny();
        interaction.Modal = modal;
        InteractionDesk.Answered(interaction);
        var event_ = modal.DeepClone().AsObject();
        event_["channel_id"] = interaction.Channel.Id.Text();
        event_["application"] = new JsonObject
        {
            ["id"] = call.World.State.ApplicationId.Text(),
            ["name"] = call.World.Bot.Username,
            ["icon"] = null,
            ["description"] = "",
            ["bot"] = UserView.Of(call.World.Bot),
        };
        desk.Tell(interaction, "INTERACTION_MODAL_CREATE", event_);
    }

    /// <summary>The type of the focused option.</summary>
    private static int FocusedType(JsonNode? options)
    {
        foreach (var option in options as JsonArray ?? [])
        {
            if ((bool?)option!["focused"] == true)
                return (int)option["type"]!;
            if (FocusedType(option["options"]) is var inside and > 0)
                return inside;
        }

        return 0;
    }

    private static JsonArray Choices(Modal data, int type)
    {
        var choices = new JsonArray();
        foreach (var choice in data.Objects("choices", 0, 25))
        {
            if (choice.Body["value"] is null)
                choice.Required("value");
            choices.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = choice.Trimmed("name", 1, 100, required: true),
                        ["value"] = choice.Body["value"]?.DeepClone(),
                    }
            );
            if (type is 4 or 10)
                choice.Number("value", whole: type == 4);
            else if (choice.Body["value"] is JsonValue value && value.TryGetValue<string>(out _))
                choice.Text("value", 0, 100);
        }

        data.Errors.ThrowIfAny();
        return choices;
    }

    private void Succeed(Interaction interaction)
    {
        InteractionDesk.Answered(interaction);
        desk.Tell(interaction, "INTERACTION_SUCCESS", []);
    }

    private static void Own(Interaction interaction, Message message)
    {
        interaction.OriginalId = message.Id;
        interaction.MessageIds.Add(message.Id);
    }

    private static JsonObject Response(Call call, Interaction interaction, int type, Message? message)
    {
        var view = new JsonObject { ["id"] = interaction.Id.Text(), ["type"] = interaction.Type };
        if (message is not null)
        {
            view["response_message_id"] = message.Id.Text();
            view["response_message_loading"] = message.Loading;
            view["response_message_ephemeral"] = message.Ephemeral;
        }

        view["channel_id"] = interaction.Channel.Id.Text();
        if (interaction.Channel.GuildId is { } guild)
            view["guild_id"] = guild.Text();
        var response = new JsonObject { ["interaction"] = view };
        if (type is 4 or 7)
            response["resource"] = new JsonObject
            {
                ["type"] = type,
                ["message"] = MessageView.Of(call.World, message!, call.World.Bot.Id),
            };
        return response;
    }
}
