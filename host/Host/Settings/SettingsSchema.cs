using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Settings;

/// <summary>The settings of a plugin, as its record declares them.</summary>
/// <param name="Type">The record.</param>
/// <param name="Settings">Its settings, in the order of the source.</param>
internal sealed record SettingsSchema(Type Type, IReadOnlyList<Setting> Settings)
{
    // The custom id of a button has it, together with the plugin's id.
    private const int MaxName = 32;

    /// <exception cref="PluginException">A property cannot be a setting.</exception>
    public static SettingsSchema Read(Type type)
    {
        DurationConverter.Register();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToList();
        if (properties.Count == 0)
            throw Failure($"{type.Name} has no property that can be set; settings are public properties with get and init");
        var schema = new SettingsSchema(type, [.. properties.Select(Read)]);
        var defaults = schema.CreateDefault();
        foreach (var setting in schema.Settings)
        {
            if (setting.FindProblem(setting.Get(defaults)) is { } problem)
                throw Failure($"{type.Name}.{setting.Name} has a default that its own annotations refuse: {problem.ErrorMessage}");
        }

        return schema;
    }

    public Setting? Find(string name) => Settings.FirstOrDefault(setting => setting.Name == name);

    public object CreateDefault() => Activator.CreateInstance(Type)!;

    /// <summary>Creates the record from stored values; one that is missing or not valid any more has its default.</summary>
    public object Create(JsonObject stored, SettingScope scope)
    {
        var settings = CreateDefault();
        foreach (var setting in Settings)
        {
            if (stored.TryGetPropertyValue(setting.Name, out var value) && setting.TryRead(value, scope, out var read))
                setting.Set(settings, read);
        }

        return settings;
    }

    /// <summary>A short text that differs when the stored value does.</summary>
    public static string StampOf(JsonObject stored, Setting setting) =>
        stored.TryGetPropertyValue(setting.Name, out var value)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null")))[..8]
            : "-";

    private static Setting Read(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var where = $"{property.DeclaringType!.Name}.{property.Name}";
        if (property.Name.Length > MaxName)
            throw Failure($"{where} has a name of more than {MaxName} characters; shorten it");
        if (property.IsDefined(typeof(RoleSettingAttribute)) || property.IsDefined(typeof(ChannelSettingAttribute)))
            return property.PropertyType == typeof(Snowflake?) || property.PropertyType == typeof(IReadOnlyList<Snowflake>)
                ? new IdSetting(property)
                : throw Failure($"{where} is a role or a channel; it must be Snowflake? or IReadOnlyList<Snowflake>");
        if (type == typeof(string))
            return property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength > TextSetting.MaxLength
                ? throw Failure($"{where} allows more than the {TextSetting.MaxLength} characters that Discord lets people type")
                : new TextSetting(property);
        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
            return new NumberSetting(property);
        if (type == typeof(TimeSpan))
            return new DurationSetting(property);
        if (property.PropertyType == typeof(bool))
            return new SwitchSetting(property);
        if (type == typeof(Secret))
            return new SecretSetting(property) is { IsOptional: true } secret ? secret : throw Failure($"{where} must be Secret?");
        if (type.IsEnum)
            return Enum.GetNames(type).Length is > 0 and <= ChoiceSetting.MaxChoices
                ? new ChoiceSetting(property)
                : throw Failure($"{where} is an enum of no or more than {ChoiceSetting.MaxChoices} values");
        throw Failure(
            $"{where} is a {type.Name}; a setting is a string, int, long, double, bool, TimeSpan, an enum, Secret?, or a role or channel "
                + "with [RoleSetting] or [ChannelSetting]"
        );
    }

    private static PluginException Failure(string problem) => new(PluginState.ConfigureFailed, $"{problem}.");
}
