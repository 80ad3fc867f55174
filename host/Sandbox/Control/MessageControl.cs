using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Control;

/// <summary>Changes that Discord makes to messages: link previews.</summary>
internal sealed partial class MessageControl(Messages messages)
{
    public void Add(RouteTable routes) =>
        routes.Add(new Operation("POST", "/sandbox/channels/{channel}/messages/{message}/preview", Preview) { Control = true });

    private InteractionResponder Preview(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var (title, description) = (
            form.Text("title", 1, 256) ?? "A page",
            form.Text("description", 1, 350) ?? "What the page says of itself."
        );
        errors.ThrowIfAny();
        var message = call.Channel().Find(call.Id("message")) ?? throw Refuse.UnknownMessage();
        var link = Link().Match(message.Content);
        if (!link.Success || (message.Flags & MessageFlags.SuppressEmbeds) != 0)
            throw Refuse.Form("message_id", "PREVIEW_NOT_POSSIBLE", "The message has no link, or its embeds are hidden");
        messages.Preview(
            message,
            Json.Settle(
                new JsonObject
                {
                    ["type"] = "link",
                    ["url"] = link.Value,
                    ["title"] = title,
                    ["description"] = description,
                }
            )
        );
        return InteractionResponder.Ok(MessageView.Of(call.World, message));
    }

    [GeneratedRegex(@"https?://[^\s<>]+")]
    private static partial Regex Link();
}
