using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The page for a department's appearance on panels and in tickets, and its channel names.</summary>
internal sealed class AppearancePage : DepartmentSettingsPage
{
    private const int MaxEmojiLength = 64;
    private const int MaxColorLength = 9;

    public override string Name => "look";

    public override string Emoji => "🎨";

    public override string Title(CultureInfo culture) => TicketTexts.Get(culture, "department.part.look");

    public override IReadOnlyList<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        return
        [
            Line("emoji", Text("department.field.emoji"), Text("department.field.emoji-help"), department.Emoji, MaxEmojiLength),
            Line(
                "color",
                Text("department.field.color"),
                Text("department.field.color-help"),
                HexColor.Format(department.Color),
                MaxColorLength
            ),
            new StringSelectInput(
                "style",
                Text("department.field.style"),
                [
                    .. Enum.GetValues<ButtonStyle>()
                        .Select(style => new SelectOption(Text($"button-style.{style}"), style.ToString())
                        {
                            Default = style == department.Style,
                        }),
                ]
            ),
            Line(
                "pattern",
                Text("department.field.pattern"),
                TicketTexts.Get(culture, "department.field.pattern-help"),
                department.NamePattern,
                DepartmentValidation.MaxPatternLength
            ),
        ];
    }

    public override Refusal? Apply(Department department, ModalReader form)
    {
        var (emoji, color, pattern) = (form.Text("emoji", MaxEmojiLength), form.Text("color"), form.Text("pattern"));
        if (!EmojiText.IsValid(emoji))
            return new Refusal("department.emoji", Markdown.Escape(Truncate.To(emoji, 40)));
        if (!HexColor.TryParse(color, out var value))
            return new Refusal("panel.color", Markdown.Escape(Truncate.To(color, 20)));
        if (pattern.Length == 0)
            pattern = Department.DefaultNamePattern;
        if (DepartmentValidation.PatternProblem(pattern) is { } problem)
            return problem;
        (department.Emoji, department.Color, department.NamePattern) = (emoji, value, pattern);
        if (Enum.TryParse<ButtonStyle>(form.Choice("style"), out var style) && Enum.IsDefined(style))
            department.Style = style;
        return null;
    }
}
