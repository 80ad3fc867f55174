using System.Security.Cryptography;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Open;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>The content of a panel.</summary>
internal sealed record PanelView
{
    private const int MaxButtons = 5;
    private const int MaxTextLength = 4096;

    public required string Title { get; init; }

    public required string Text { get; init; }

    public int Color { get; init; }

    /// <summary>The URL of the image below the text; null for none.</summary>
    public string? Image { get; init; }

    /// <summary>The URL of the small image in the corner; null for none.</summary>
    public string? Thumbnail { get; init; }

    /// <summary>Why no tickets can be opened; null if they can.</summary>
    public string? Banner { get; init; }

    /// <summary>The placeholder of its select menu.</summary>
    public required string Placeholder { get; init; }

    public required IReadOnlyList<PanelItem> Items { get; init; }

    /// <summary>A hash of the content.</summary>
    public string Hash =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        Title,
                        Text,
                        Color,
                        Image,
                        Thumbnail,
                        Banner,
                        Placeholder,
                        Items,
                    }
                )
            )
        )[..32];

    /// <summary>The message. Up to five departments are buttons, more are a select menu.</summary>
    public OutgoingMessage ToMessage(bool emojis) =>
        new()
        {
            Embeds =
            [
                new Embed
                {
                    Title = Title,
                    Description = Describe(emojis),
                    Color = Color,
                    Image = Image is null ? null : new EmbedImage(Image),
                    Thumbnail = Thumbnail is null ? null : new EmbedImage(Thumbnail),
                },
            ],
            Buttons = Items.Count <= MaxButtons ? [.. Items.Select(item => Button(item, emojis))] : [],
            ActionRows =
                Items.Count <= MaxButtons
                    ? []
                    :
                    [
                        [Select(emojis)],
                    ],
        };

    private string Describe(bool emojis)
    {
        // A select menu has the descriptions.
        var lines = Items.Select(item => Line(item, emojis, withDescription: Items.Count <= MaxButtons));
        var text = string.Join(Items.Count <= MaxButtons ? "\n\n" : "\n", lines.Prepend(Items.Count <= MaxButtons ? Text : Text + "\n"));
        return Truncate.To(Banner is null ? text : $"{Banner}\n\n{text}", MaxTextLength);
    }

    private static string Line(PanelItem item, bool emojis, bool withDescription) =>
        (
            $"{(emojis ? item.Emoji : "")} "
            + $"**{Markdown.Escape(item.Name)}**{(withDescription && item.Description is { } text ? "\n" + text : "")}"
        ).TrimStart();

    private Button Button(PanelItem item, bool emojis) =>
        new(OpenTicket.Route(item.Key), item.Name)
        {
            Style = item.Style,
            Emoji = emojis && item.Emoji.Length > 0 ? item.Emoji : null,
            Disabled = Banner is not null,
        };

    private StringSelect Select(bool emojis) =>
        new(
            OpenTicket.SelectRoute,
            [
                .. Items.Select(item => new SelectOption(item.Name, item.Key)
                {
                    Description = item.Description,
                    Emoji = emojis && item.Emoji.Length > 0 ? item.Emoji : null,
                }),
            ]
        )
        {
            Placeholder = Placeholder,
            Disabled = Banner is not null,
        };
}

/// <summary>A department on a panel, in the server's language.</summary>
internal sealed record PanelItem(string Key, string Name, string? Description, string Emoji, ButtonStyle Style);
