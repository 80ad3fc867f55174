using System.Globalization;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;

namespace DCTicket.Host.Interactions;

/// <summary>Fills the parameters of a handler from an interaction.</summary>
internal static class Arguments
{
    private static readonly ModalValue Nothing = new();

    /// <summary>The arguments; null if the route's arguments do not fit the handler, as with buttons of an older version.</summary>
    public static object?[]? Fill(
        InteractionHandler handler,
        InteractionContext context,
        InteractionData data,
        string[] route,
        CancellationToken cancellationToken
    )
    {
        if (handler.Bindings.OfType<RouteBinding>().Count() != route.Length)
            return null;
        var arguments = new object?[handler.Bindings.Count];
        foreach (var (index, binding) in handler.Bindings.Index())
        {
            switch (binding)
            {
                case ContextBinding:
                    arguments[index] = context;
                    break;
                case AbsentBinding:
                    arguments[index] = null;
                    break;
                case CancellationBinding:
                    arguments[index] = cancellationToken;
                    break;
                case InputBinding input:
                    arguments[index] = ModalValues.As(
                        ((ModalContext)context).Values.GetValueOrDefault(input.Name) ?? Nothing,
                        binding.Parameter.ParameterType
                    );
                    break;
                case ValuesBinding when Values(data, binding.Parameter.ParameterType) is { } values:
                    arguments[index] = values;
                    break;
                case OptionBinding option when TryOption(option, data, out var given):
                    arguments[index] = given;
                    break;
                case TargetBinding when TryTarget(data, binding.Parameter.ParameterType, out var target):
                    arguments[index] = target;
                    break;
                case RouteBinding argument
                    when Parse(Uri.UnescapeDataString(route[argument.Index]), binding.Parameter.ParameterType) is { } value:
                    arguments[index] = value;
                    break;
                default:
                    return null;
            }
        }

        return arguments;
    }

    private static object? Parse(string text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(Guid))
            return Guid.TryParse(text, out var guid) ? guid : null;
        if (type == typeof(Snowflake))
            return Snowflake.TryParse(text, out var id) ? id : null;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big : null;
    }

    private static object? Values(InteractionData data, Type type)
    {
        if (type == typeof(IReadOnlyList<string>))
            return data.Values;
        var ids = data.Values.Select(value => Snowflake.TryParse(value, out var id) ? id : (Snowflake?)null).ToList();
        return ids.Contains(null) ? null : ids.ConvertAll(id => id!.Value);
    }

    // An unknown choice is from an older version of the command.
    private static bool TryOption(OptionBinding binding, InteractionData data, out object? result)
    {
        result = null;
        if (data.Given.FirstOrDefault(option => option.Name == binding.Option.Name)?.Value is not { } value)
            return true;
        result = Option(value, binding.Type, data.Resolved ?? new ResolvedData());
        return result is not null;
    }

    private static object? Option(JsonElement value, Type type, ResolvedData resolved)
    {
        if (type == typeof(string))
            return value.GetString();
        if (type == typeof(long))
            return value.GetInt64();
        if (type == typeof(bool))
            return value.GetBoolean();
        if (type.IsEnum)
            return Enum.GetNames(type).Contains(value.GetString()) ? Enum.Parse(type, value.GetString()!) : null;
        var id = Snowflake.Parse(value.GetString());
        if (type == typeof(Mentionable))
            return new Mentionable(id, resolved.Roles.ContainsKey(id));
        if (type == typeof(Attachment))
            return resolved.Attachments.GetValueOrDefault(id);
        if (type == typeof(Channel))
            return resolved.Channels.GetValueOrDefault(id);
        return type == typeof(User) ? resolved.Users.GetValueOrDefault(id) : resolved.Roles.GetValueOrDefault(id);
    }

    private static bool TryTarget(InteractionData data, Type type, out object? result)
    {
        result = null;
        if (data is not { TargetId: { } id, Resolved: { } resolved })
            return false;
        if (type == typeof(Member))
        {
            // Null for a user who has left.
            result = resolved.ToResolved().Members.GetValueOrDefault(id);
            return true;
        }

        result = type == typeof(User) ? resolved.Users.GetValueOrDefault(id) : resolved.Messages.GetValueOrDefault(id);
        return result is not null;
    }
}
