using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>The fields of a form as JSON.</summary>
internal static class FormJson
{
    // Written out, since databases keep them: a type may get another name.
    private static readonly (Type Type, string Kind)[] Kinds =
    [
        (typeof(TextDisplay), "FormText"),
        (typeof(TextInput), "TextInput"),
        (typeof(StringSelectInput), "StringSelectInput"),
        (typeof(UserSelectInput), "UserSelectInput"),
        (typeof(RoleSelectInput), "RoleSelectInput"),
        (typeof(MentionableSelectInput), "MentionableSelectInput"),
        (typeof(ChannelSelectInput), "ChannelSelectInput"),
        (typeof(FileUploadInput), "FileUploadInput"),
        (typeof(RadioInput), "RadioInput"),
        (typeof(CheckboxGroupInput), "CheckboxGroupInput"),
        (typeof(CheckboxInput), "CheckboxInput"),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKinds } },
    };

    public static string Write(IReadOnlyList<ModalComponent> inputs) => JsonSerializer.Serialize(inputs, Options);

    public static IReadOnlyList<ModalComponent> Read(string text) => JsonSerializer.Deserialize<List<ModalComponent>>(text, Options) ?? [];

    /// <summary>The input by label: for data exports.</summary>
    public static IEnumerable<(string Label, string Value)> Values(string text) =>
        Read(text)
            .OfType<Contracts.ModalField>()
            .Select(field =>
                (
                    field.Label,
                    field switch
                    {
                        TextInput typed => typed.Value ?? "",
                        CheckboxInput box => box.Default ? "true" : "false",
                        StringSelectInput select => Chosen(select.Options),
                        CheckboxGroupInput boxes => Chosen(boxes.Options),
                        RadioInput radio => Chosen(radio.Options),
                        UserSelectInput users => string.Join(", ", users.Default),
                        RoleSelectInput roles => string.Join(", ", roles.Default),
                        ChannelSelectInput channels => string.Join(", ", channels.Default),
                        MentionableSelectInput both => string.Join(", ", both.Default.Select(each => each.Id)),
                        _ => "",
                    }
                )
            );

    private static string Chosen(IReadOnlyList<SelectOption> options) =>
        string.Join(", ", options.Where(option => option.Default).Select(option => option.Label));

    private static void AddKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(ModalComponent))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (kind, name) in Kinds)
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, name));
    }
}
