using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>Follow-ups by the interaction token.</summary>
internal sealed class FollowUps(InteractionDesk desk, Messages messages)
{
    public InteractionResponder Create(Call call)
    {
        var draft = MessageForm.Read(call.Form(new FormErrors()), call.Files, ephemeral: true);
        if (draft.IsEmpty)
            throw Refuse.EmptyMessage();
        var interaction = desk.ForWebhook(call);
        MessageRules.CheckFiles(call.World, interaction.Channel, draft);
        if (interaction.OriginalId is { } id && Find(call, interaction, id) is { Loading: true } placeholder)
        {
            // The first follow-up replaces "thinking…".
            messages.Edit(interaction.Channel, placeholder, draft, AllowedMentions.OnlyUsers);
            return InteractionResponder.Ok(MessageView.Of(call.World, placeholder, call.World.Bot.Id));
        }

        var message = messages.Create(interaction.Channel, call.World.Bot, draft, InteractionOrigin.FollowUp(interaction, draft.Flags));
        interaction.MessageIds.Add(message.Id);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.World.Bot.Id));
    }

    public InteractionResponder Get(Call call)
    {
        var (_, message) = Named(call);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.World.Bot.Id));
    }

    public InteractionResponder Edit(Call call)
    {
        var (interaction, message) = Named(call);
        var draft = MessageForm.Read(call.Form(new FormErrors()), call.Files, edited: message);
        MessageRules.CheckFiles(call.World, interaction.Channel, draft);
        messages.Edit(interaction.Channel, message, draft, AllowedMentions.OnlyUsers);
        return InteractionResponder.Ok(MessageView.Of(call.World, message, call.World.Bot.Id));
    }

    public InteractionResponder Delete(Call call)
    {
        var (interaction, message) = Named(call);
        messages.Delete(interaction.Channel, message);
        return InteractionResponder.NoContent;
    }

    private (Interaction Interaction, Message Message) Named(Call call)
    {
        var interaction = desk.ForWebhook(call);
        var name = call.Value("message");
        ulong? id = name == "@original" ? interaction.OriginalId : call.Id("message");
        if (id is not { } known || (known != interaction.OriginalId && !interaction.MessageIds.Contains(known)))
            throw Refuse.UnknownMessage();
        return (interaction, Find(call, interaction, known) ?? throw Refuse.UnknownMessage());
    }

    private static Message? Find(Call call, Interaction interaction, ulong id) =>
        interaction.Channel.Find(id) ?? call.World.Ephemerals.GetValueOrDefault(id);
}
