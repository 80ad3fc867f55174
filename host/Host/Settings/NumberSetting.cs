using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>A number, with or without decimals.</summary>
internal sealed class NumberSetting(PropertyInfo property) : Setting(property)
{
    private const int MaxDigits = 40;

    private readonly Type _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
    private readonly RangeAttribute? _range = property.GetCustomAttribute<RangeAttribute>();

    private bool IsWhole => _type != typeof(double);

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new TextInput(InputName, texts.LabelOf(this))
        {
            Description = texts.HelpOf(this) ?? texts.Get(IsWhole ? "settings.whole-help" : "settings.number-help", RangeIn(texts)),
            Value = Type(value),
            MaxLength = MaxDigits,
            Required = !IsOptional,
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts)
    {
        var text = input.Text.Trim();
        if (text.Length == 0 && IsOptional)
            return new SettingInput(null, null);
        return Parse(text) is { } number && FindProblem(number) is null
            ? new SettingInput(number, null)
            : new SettingInput(
                null,
                texts.Get(
                    IsWhole ? "settings.bad-whole" : "settings.bad-number",
                    texts.LabelOf(this),
                    RangeIn(texts),
                    texts.ExampleOf(this, Type(_range?.Minimum) ?? (IsWhole ? "10" : "1.5"))
                )
            );
    }

    public override string Show(object? value, SettingTexts texts) =>
        value is IFormattable number ? number.ToString(null, texts.Culture) : texts.Get("settings.none");

    // A comma is a decimal point elsewhere, and no one groups digits when typing.
    private object? Parse(string text) =>
        _type == typeof(int)
            ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)
                ? small
                : null
            : _type == typeof(long)
                ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
                    ? large
                    : null
                : double.TryParse(
                    text.Replace(',', '.'),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && double.IsFinite(number)
                    ? number
                    : null;

    private string RangeIn(SettingTexts texts) =>
        _range is null ? "" : texts.Get("settings.range", Type(_range.Minimum), Type(_range.Maximum));

    private static string? Type(object? value) => (value as IFormattable)?.ToString(null, CultureInfo.InvariantCulture);
}
