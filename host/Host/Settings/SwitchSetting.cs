using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>On or off.</summary>
internal sealed class SwitchSetting(PropertyInfo property) : Setting(property)
{
    private const string On = "on";
    private const string Off = "off";

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new RadioInput(
            InputName,
            texts.LabelOf(this),
            new SelectOption(texts.Get("settings.on"), On) { Default = value is true },
            new SelectOption(texts.Get("settings.off"), Off) { Default = value is not true }
        )
        {
            Description = texts.HelpOf(this),
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts) => Check(input.Text == On, texts);

    public override string Show(object? value, SettingTexts texts) => texts.Get(value is true ? "settings.on" : "settings.off");
}
