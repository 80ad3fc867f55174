using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>The fields of a form as JSON.</summary>
internal static class FormJson
{
    private static readonly Type[] _kinds =
    [
        typeof(TextDisplay),
        typeof(TextInput),
        typeof(StringSelectInput),
        typeof(UserSelectInput),
        typeof(RoleSelectInput),
        typeof(MentionableSelectInput),
        typeof(ChannelSelectInput),
        typeof(FileUploadInput),
        typeof(RadioInput),
        typeof(CheckboxGroupInput),
        typeof(CheckboxInput),
    ];

    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKinds } },
    };

    public static string Write(IReadOnlyList<ModalComponent> inputs) => JsonSerializer.Serialize(inputs, _options);

    public static IReadOnlyList<ModalComponent> Read(string text) => JsonSerializer.Deserialize<List<ModalComponent>>(text, _options) ?? [];

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
        foreach (var kind in _kinds)
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }
}
