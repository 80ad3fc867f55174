using System.Reflection;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>A key or a password: stored protected, and never shown.</summary>
internal sealed class SecretSetting(PropertyInfo property) : Setting(property)
{
    private const int MaxLength = 1000;

    public override bool IsSecret => true;

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        new TextInput(InputName, texts.LabelOf(this))
        {
            Description = value is null ? texts.HelpOf(this) : texts.Get("settings.secret-help"),
            MaxLength = MaxLength,
            Required = value is null,
        };

    public override SettingInput Read(ModalValue input, SettingTexts texts) =>
        input.Text.Trim() is { Length: > 0 } text ? Check(new Secret(text), texts) : new SettingInput(null, null);

    public override string Show(object? value, SettingTexts texts) => texts.Get(value is null ? "settings.none" : "settings.secret-set");

    public override JsonNode? Write(object? value, SettingScope scope) =>
        value is Secret secret ? JsonValue.Create(scope.Secrets.Protect(scope.Guild, secret)) : null;

    public override bool TryRead(JsonNode? stored, SettingScope scope, out object? value)
    {
        value =
            stored is JsonValue text && text.TryGetValue<string>(out var written) ? scope.Secrets.Unprotect(scope.Guild, written) : null;
        return value is not null;
    }
}
