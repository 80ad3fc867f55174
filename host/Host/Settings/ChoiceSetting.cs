using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>One of the values of an enum.</summary>
internal sealed class ChoiceSetting(PropertyInfo property) : Setting(property)
{
    public const int MaxChoices = 25;

    private readonly Type _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    // In source order; Enum.GetNames would sort them.
    private IEnumerable<string> Names => _type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => value.Name);

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new StringSelectInput(
            InputName,
            texts.LabelOf(this),
            [.. Names.Select(name => new SelectOption(texts.ChoiceOf(this, name), name) { Default = name == value?.ToString() })]
        )
        {
            Description = texts.HelpOf(this),
            Required = !IsOptional,
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts)
    {
        if (input.Text.Length == 0 && IsOptional)
            return new SettingInput(null, null);
        return Names.Contains(input.Text)
            ? Check(Enum.Parse(_type, input.Text), texts)
            : new SettingInput(null, texts.Get("settings.bad-choice", texts.LabelOf(this)));
    }

    public override string Show(object? value, SettingTexts texts) =>
        value?.ToString() is { } name ? texts.ChoiceOf(this, name) : texts.Get("settings.none");
}
