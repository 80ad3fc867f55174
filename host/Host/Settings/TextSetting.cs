using System.ComponentModel.DataAnnotations;
using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>A text.</summary>
internal sealed class TextSetting(PropertyInfo property) : Setting(property)
{
    public const int MaxLength = 4000;
    private const int DefaultMax = 1000;
    private const int MaxLine = 200;

    private int Max { get; } =
        property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength
        ?? property.GetCustomAttribute<MaxLengthAttribute>()?.Length
        ?? DefaultMax;

    private int Min { get; } =
        property.GetCustomAttribute<StringLengthAttribute>()?.MinimumLength
        ?? property.GetCustomAttribute<MinLengthAttribute>()?.Length
        ?? (property.IsDefined(typeof(RequiredAttribute)) ? 1 : 0);

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new TextInput(InputName, texts.LabelOf(this))
        {
            Description = texts.HelpOf(this),
            Value = value as string,
            Multiline = Max > MaxLine,
            MinLength = Min,
            MaxLength = Max,
            Required = Min > 0 && !IsOptional,
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts)
    {
        var text = input.Text.Trim();
        if (text.Length == 0 && IsOptional)
            return new SettingInput(null, null);
        return text.Length < Min || text.Length > Max
            ? new SettingInput(null, texts.Get("settings.bad-length", texts.LabelOf(this), Min, Max))
            : Check(text, texts);
    }

    public override string Show(object? value, SettingTexts texts) =>
        value is string { Length: > 0 } text ? SettingTexts.Quote(text) : texts.Get("settings.none");
}
