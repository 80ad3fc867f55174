using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>The input of an admin: the new value, or what is wrong with it.</summary>
internal readonly record struct SettingInput(object? Value, string? Problem);

/// <summary>One setting of a plugin: a property of its settings.</summary>
internal abstract class Setting(PropertyInfo property)
{
    /// <summary>The name of the input in the modal.</summary>
    public const string InputName = "value";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };
    private static readonly NullabilityInfoContext Nullability = new();

    public string Name => property.Name;

    public PropertyInfo Property => property;

    /// <summary>Whether it may have no value.</summary>
    public bool IsOptional { get; } = IsNullable(property);

    /// <summary>Whether what was typed may be shown.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The input of the modal, with the current value.</summary>
    public abstract ModalField CreateInput(object? value, SettingTexts texts);

    /// <summary>Reads the input of the modal.</summary>
    public abstract SettingInput Read(ModalValue input, SettingTexts texts);

    /// <summary>The value for the card.</summary>
    public abstract string Show(object? value, SettingTexts texts);

    public object? Get(object settings) => property.GetValue(settings);

    public void Set(object settings, object? value) => property.SetValue(settings, value);

    /// <summary>The value for storage.</summary>
    public virtual JsonNode? Write(object? value, SettingScope scope) => JsonSerializer.SerializeToNode(value, property.PropertyType, Json);

    /// <summary>Reads a stored value; false if it is not valid any more.</summary>
    public virtual bool TryRead(JsonNode? stored, SettingScope scope, out object? value)
    {
        value = null;
        try
        {
            value = stored.Deserialize(property.PropertyType, Json);
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            return false;
        }

        return (value is not null || IsOptional) && FindProblem(value) is null;
    }

    /// <summary>The first annotation that a value breaks; null for none.</summary>
    public ValidationResult? FindProblem(object? value)
    {
        var results = new List<ValidationResult>();
        // The rule of an object as a whole is not for a single value.
        var context = new ValidationContext(this, Name, null, null) { MemberName = null, DisplayName = Name };
        return Validator.TryValidateValue(value!, context, results, property.GetCustomAttributes<ValidationAttribute>())
            ? null
            : results[0];
    }

    /// <summary>The value if no annotation forbids it.</summary>
    protected SettingInput Check(object? value, SettingTexts texts) =>
        FindProblem(value) is null
            ? new SettingInput(value, null)
            : new SettingInput(null, texts.Get("settings.bad-text", texts.LabelOf(this), texts.ExampleOf(this)));

    private static bool IsNullable(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
            return Nullable.GetUnderlyingType(property.PropertyType) is not null;
        // The context keeps what it has read.
        lock (Nullability)
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
    }
}
