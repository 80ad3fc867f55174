using System.Reflection;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>One or several roles or channels.</summary>
internal sealed class IdSetting(PropertyInfo property) : Setting(property)
{
    private const int MaxIds = 25;
    private const int MaxShown = 20;

    private readonly ChannelSettingAttribute? _channel = property.GetCustomAttribute<ChannelSettingAttribute>();

    private bool IsList => Property.PropertyType == typeof(IReadOnlyList<Snowflake>);

    public override ModalField CreateInput(object? value, SettingTexts texts) =>
        _channel is null
            ? new RoleSelectInput(InputName, texts.LabelOf(this))
            {
                Description = texts.HelpOf(this),
                Required = false,
                MaxValues = IsList ? MaxIds : 1,
                Default = IdsOf(value),
            }
            : new ChannelSelectInput(InputName, texts.LabelOf(this))
            {
                Description = texts.HelpOf(this),
                Required = false,
                MaxValues = IsList ? MaxIds : 1,
                ChannelTypes = _channel.Types,
                Default = IdsOf(value),
            };

    public override SettingInput Read(ModalValue input, SettingTexts texts) =>
        IsList ? Check(input.Ids, texts) : Check(input.Ids is [var id, ..] ? id : null, texts);

    public override string Show(object? value, SettingTexts texts)
    {
        var ids = IdsOf(value);
        if (ids.Count == 0)
            return texts.Get("settings.none");
        var shown = string.Join(' ', ids.Take(MaxShown).Select(id => _channel is null ? $"<@&{id}>" : $"<#{id}>"));
        return ids.Count > MaxShown ? $"{shown} …" : shown;
    }

    private static IReadOnlyList<Snowflake> IdsOf(object? value) =>
        value switch
        {
            Snowflake id => [id],
            IReadOnlyList<Snowflake> ids => ids,
            _ => [],
        };
}
