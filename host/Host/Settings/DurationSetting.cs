using System.ComponentModel.DataAnnotations;
using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>A length of time.</summary>
internal sealed class DurationSetting(PropertyInfo property) : Setting(property)
{
    private const int MaxTyped = 40;

    private readonly (TimeSpan Min, TimeSpan Max)? _range = RangeOf(property);

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new TextInput(InputName, texts.LabelOf(this))
        {
            Description = texts.HelpOf(this) ?? texts.Get("settings.duration-help", RangeIn(texts)),
            Value = value is TimeSpan duration ? DurationText.Write(duration) : null,
            MaxLength = MaxTyped,
            Required = !IsOptional,
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts)
    {
        var text = input.Text.Trim();
        if (text.Length == 0 && IsOptional)
            return new SettingInput(null, null);
        return DurationText.TryParse(text, out var duration) && FindProblem(duration) is null
            ? new SettingInput(duration, null)
            : new SettingInput(
                null,
                texts.Get(
                    "settings.bad-duration",
                    texts.LabelOf(this),
                    RangeIn(texts),
                    texts.ExampleOf(this, _range is { } range ? DurationText.Write(range.Min) : "2h 30m")
                )
            );
    }

    public override string Show(object? value, SettingTexts texts) =>
        value is TimeSpan duration ? DurationText.Write(duration) : texts.Get("settings.none");

    private string RangeIn(SettingTexts texts) =>
        _range is var (min, max) ? texts.Get("settings.range", DurationText.Write(min), DurationText.Write(max)) : "";

    private static (TimeSpan Min, TimeSpan Max)? RangeOf(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range)
            return null;
        // The attribute converts its texts when it validates for the first time.
        range.IsValid(TimeSpan.Zero);
        return ((TimeSpan)range.Minimum, (TimeSpan)range.Maximum);
    }
}
