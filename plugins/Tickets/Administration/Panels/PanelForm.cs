using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>The modal for a panel's texts and colour.</summary>
internal static class PanelForm
{
    private const int MaxTitleLength = 256;
    private const int MaxTextLength = 2000;
    private const int MaxColorLength = 9;

    /// <summary>The fields for images, which only an existing panel has: a modal has five fields.</summary>
    public static IEnumerable<ModalComponent> ImageInputs(InteractionContext context, Panel panel)
    {
        yield return Image("image", panel.Image);
        yield return Image("thumbnail", panel.Thumbnail);

        TextInput Image(string name, string? url) =>
            new(name, context.Text($"panel.form.{name}-label"))
            {
                Description = context.Text("panel.form.image-help"),
                Placeholder = "https://…",
                Required = false,
                MaxLength = ImageUrl.MaxLength,
                Value = url,
            };
    }

    /// <summary>Applies the images to the panel.</summary>
    public static Refusal? ApplyImages(Panel panel, string image, string thumbnail)
    {
        if (!ImageUrl.TryParse(image, out var large) || !ImageUrl.TryParse(thumbnail, out var small))
            return new Refusal("panel.image");
        (panel.Image, panel.Thumbnail) = (large, small);
        return null;
    }

    public static IEnumerable<ModalComponent> Inputs(InteractionContext context, string title, string text, int? color)
    {
        string Text(string key) => context.Text(key);
        yield return new TextInput("title", Text("panel.form.title-label"))
        {
            Description = Text("panel.form.own-words"),
            Required = false,
            MaxLength = MaxTitleLength,
            Value = OrNothing(title),
        };
        yield return new TextInput("text", Text("panel.form.text-label"))
        {
            Description = Text("panel.form.own-words"),
            Required = false,
            Multiline = true,
            MaxLength = MaxTextLength,
            Value = OrNothing(text),
        };
        yield return new TextInput("color", Text("panel.form.color-label"))
        {
            Placeholder = "#5865F2",
            Required = false,
            MaxLength = MaxColorLength,
            Value = OrNothing(HexColor.Format(color)),
        };
    }

    /// <summary>Applies the input to the panel, in the server's language.</summary>
    public static Refusal? Apply(InteractionContext context, Panel panel, string title, string text, string color)
    {
        if (!HexColor.TryParse(color, out var value))
            return new Refusal("panel.color", Markdown.Escape(Truncate.To(color, 20)));
        panel.Title = panel.Title.With(context.GuildCulture.Name, title);
        panel.Text = panel.Text.With(context.GuildCulture.Name, text);
        panel.Color = value;
        return null;
    }

    private static string? OrNothing(string text) => text.Length == 0 ? null : text;
}
