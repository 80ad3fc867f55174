using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>An answer whose files are not downloaded yet.</summary>
internal sealed record GivenAnswer(TicketAnswer Answer, IReadOnlyList<Attachment> Files);

/// <summary>Reads the answers of a page. Discord's client-side checks are repeated, since other clients exist.</summary>
internal static class FormAnswerReader
{
    private const int MaxTextLength = 4000;

    /// <summary>The answers, and the errors in the member's language, one line each.</summary>
    /// <param name="page">The page.</param>
    /// <param name="context">The submitted modal.</param>
    /// <param name="guild">The server's language, in which answers are stored.</param>
    public static (IReadOnlyList<GivenAnswer> Answers, IReadOnlyList<string> Problems) Run(
        FormPage page,
        ModalContext context,
        CultureInfo guild
    )
    {
        List<GivenAnswer> answers = [];
        List<string> problems = [];
        foreach (var field in page.Fields)
        {
            var value = context.Values.GetValueOrDefault(field.Key) ?? new ModalValue();
            if (Problem(field, value) is var (key, number))
            {
                problems.Add("- " + context.Text(key, Markdown.Escape(field.Label.Pick(context.Culture) ?? field.Key), number));
                continue;
            }

            answers.Add(
                new GivenAnswer(Answer(field, value, context.Resolved, guild), field.Kind == FormFieldKind.File ? value.Attachments : [])
            );
        }

        return (answers, problems);
    }

    private static (string Key, int Number)? Problem(FormQuestion field, ModalValue value) =>
        field.Kind switch
        {
            FormFieldKind.Text or FormFieldKind.Paragraph => OfText(field, VisibleText.Trim(value.Text)),
            FormFieldKind.Checkbox => field.Required && !value.Checked ? ("form.tick", 0) : null,
            FormFieldKind.File => OfMany(field, value.Attachments.Count, 10),
            FormFieldKind.User or FormFieldKind.Role or FormFieldKind.Channel or FormFieldKind.Mentionable => OfMany(
                field,
                value.Ids.Count,
                25
            ),
            FormFieldKind.Radio => Unknown(field, value) ?? OfMany(field with { Min = null, Max = 1 }, value.Values.Count, 1),
            _ => Unknown(field, value) ?? OfMany(field, value.Values.Count, field.Options.Count),
        };

    // Minimum in visible characters; maximum as Discord counts, so that nothing that it accepted is refused.
    private static (string, int)? OfText(FormQuestion field, string text)
    {
        if (text.Length == 0)
            return field.Required ? ("form.missing", 0) : null;
        var longest = field.Max ?? MaxTextLength;
        return VisibleText.Length(text) < field.Min ? ("form.short", field.Min.Value)
            : Truncate.Length(text) > longest ? ("form.long", longest)
            : null;
    }

    private static (string, int)? OfMany(FormQuestion field, int count, int most)
    {
        if (count == 0)
            return field.Required ? ("form.missing", 0) : null;
        var max = Math.Min(field.Max ?? (field.Kind == FormFieldKind.Checkboxes ? most : 1), most);
        return count < Math.Min(field.Min ?? 1, max) ? ("form.few", Math.Min(field.Min ?? 1, max))
            : count > max ? ("form.many", max)
            : null;
    }

    // The department may have changed its options while the modal was open.
    private static (string, int)? Unknown(FormQuestion field, ModalValue value) =>
        value.Values.All(chosen => field.Options.Exists(option => option.Value == chosen)) ? null : ("form.unknown", 0);

    private static TicketAnswer Answer(FormQuestion field, ModalValue value, Resolved resolved, CultureInfo guild)
    {
        var answer = new TicketAnswer
        {
            Key = field.Key,
            Kind = field.Kind,
            Label = field.Label.Pick(guild) ?? field.Key,
        };
        return field.Kind switch
        {
            FormFieldKind.Text or FormFieldKind.Paragraph => answer with
            {
                Values = VisibleText.Trim(value.Text) is { Length: > 0 } text ? [text] : [],
            },
            FormFieldKind.Checkbox => answer with { Values = [TicketTexts.Get(guild, value.Checked ? "form.yes" : "form.no")] },
            FormFieldKind.User or FormFieldKind.Role or FormFieldKind.Channel => answer with { Ids = value.Ids },
            FormFieldKind.Mentionable => answer with { Ids = value.Ids, Roles = [.. value.Ids.Where(resolved.Roles.ContainsKey)] },
            FormFieldKind.File => answer,
            _ => answer with
            {
                Values =
                [
                    .. value.Values.Select(chosen => field.Options.First(option => option.Value == chosen).Label.Pick(guild) ?? chosen),
                ],
            },
        };
    }
}
