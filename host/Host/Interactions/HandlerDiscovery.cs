using System.Reflection;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Discovers the handlers of a feature, and rejects errors that would only show later.</summary>
internal static partial class HandlerDiscovery
{
    private static readonly Type[] RouteTypes = [typeof(string), typeof(int), typeof(long), typeof(Guid), typeof(Snowflake)];
    private static readonly Type[] InputTypes =
    [
        typeof(string),
        typeof(bool),
        typeof(IReadOnlyList<string>),
        typeof(IReadOnlyList<Snowflake>),
        typeof(IReadOnlyList<Attachment>),
    ];

    private static readonly Type[] ValuesTypes = [typeof(IReadOnlyList<string>), typeof(IReadOnlyList<Snowflake>)];

    /// <summary>Reads the handlers of a feature.</summary>
    /// <exception cref="PluginException">One of them is invalid.</exception>
    public static IEnumerable<InteractionHandler> Read(Type feature) => Find(feature).Select(read => read());

    /// <summary>Finds the handlers of a feature; each is read by itself, and throws for itself.</summary>
    public static IEnumerable<Func<InteractionHandler>> Find(Type feature)
    {
        foreach (var method in FeatureMethods.Of(feature))
        {
            if (method.GetCustomAttribute<CommandAttribute>() is { } command)
                yield return () =>
                    Read(
                        feature,
                        method,
                        HandlerKind.Command,
                        command.Name,
                        typeof(CommandContext),
                        [typeof(Reply), typeof(Modal), typeof(ReplyOrModal)],
                        command.Description
                    );
            if (method.GetCustomAttribute<UserCommandAttribute>() is { } user)
                yield return () =>
                    Read(feature, method, HandlerKind.UserCommand, user.Name, typeof(CommandContext), [typeof(Reply), typeof(Modal)]);
            if (method.GetCustomAttribute<MessageCommandAttribute>() is { } message)
                yield return () =>
                    Read(feature, method, HandlerKind.MessageCommand, message.Name, typeof(CommandContext), [typeof(Reply), typeof(Modal)]);
            if (method.GetCustomAttribute<ButtonAttribute>() is { } button)
                yield return () =>
                    Read(
                        feature,
                        method,
                        HandlerKind.Button,
                        button.Name,
                        typeof(ComponentContext),
                        [typeof(Reply), typeof(Update), typeof(Modal)]
                    );
            if (method.GetCustomAttribute<SelectMenuAttribute>() is { } select)
                yield return () =>
                    Read(
                        feature,
                        method,
                        HandlerKind.Select,
                        select.Name,
                        typeof(ComponentContext),
                        [typeof(Reply), typeof(Update), typeof(Modal)]
                    );
            if (method.GetCustomAttribute<ModalSubmitAttribute>() is { } modal)
                yield return () =>
                    Read(feature, method, HandlerKind.Modal, modal.Name, typeof(ModalContext), [typeof(Reply), typeof(Update)]);
        }
    }

    private static InteractionHandler Read(
        Type feature,
        MethodInfo method,
        HandlerKind kind,
        string name,
        Type context,
        Type[] answers,
        string? description = null
    )
    {
        var where = $"{feature.Name}.{method.Name}";
        // The cooldown last: a use that another rule refuses does not count.
        var access = method.GetCustomAttributes<AccessAttribute>().OrderBy(rule => rule is CooldownAttribute).ToList();
        Require(access.Exists(rule => rule is not CooldownAttribute), where, HandlerProblems.NoAccess);
        CheckName(kind, name, where);
        Require(description is null or { Length: >= 1 and <= HandlerProblems.MaxDescription }, where, HandlerProblems.BadDescription);
        Require(
            Array.Exists(answers, answer => method.ReturnType == typeof(Task<>).MakeGenericType(answer)),
            where,
            HandlerProblems.BadReturn(method.ReturnType.Name, kind, answers.Select(answer => $"Task<{answer.Name}>"))
        );
        Binding[] bindings = [.. Bind(feature, method, kind, context, where)];
        Require(kind != HandlerKind.Select || bindings.OfType<ValuesBinding>().Count() == 1, where, HandlerProblems.BadSelect);
        Require(
            kind is not (HandlerKind.UserCommand or HandlerKind.MessageCommand)
                || bindings.OfType<TargetBinding>().Any(target => target.Parameter.ParameterType != typeof(Member)),
            where,
            kind == HandlerKind.UserCommand ? HandlerProblems.NoTargetUser : HandlerProblems.NoTargetMessage
        );
        return new InteractionHandler
        {
            Kind = kind,
            Name = name,
            Feature = feature,
            Method = method,
            Access = access,
            Answer = method.ReturnType.GetGenericArguments()[0],
            IsPublic = method.IsDefined(typeof(PublicAttribute)),
            InDirectMessages = method.IsDefined(typeof(InDirectMessagesAttribute)),
            Bindings = bindings,
        };
    }

    private static IEnumerable<Binding> Bind(Type feature, MethodInfo method, HandlerKind kind, Type context, string where)
    {
        var arguments = 0;
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType == typeof(CancellationToken))
                yield return new CancellationBinding(parameter);
            else if (parameter.ParameterType == context || parameter.ParameterType == typeof(InteractionContext))
                yield return new ContextBinding(parameter);
            else if (parameter.GetCustomAttribute<OptionAttribute>() is { } option && kind == HandlerKind.Command)
                yield return OptionBinder.Read(feature, parameter, option, where);
            else if (kind == HandlerKind.Button && IsOptionOfCommand(method, parameter))
                yield return new AbsentBinding(parameter);
            else if (IsTarget(kind, parameter))
                yield return new TargetBinding(parameter);
            else if (
                parameter.GetCustomAttribute<InputAttribute>() is { } input
                && kind == HandlerKind.Modal
                && InputTypes.Contains(parameter.ParameterType)
            )
                yield return new InputBinding(parameter, input.Name);
            else if (kind == HandlerKind.Select && ValuesTypes.Contains(parameter.ParameterType))
                yield return new ValuesBinding(parameter);
            else
            {
                Require(!parameter.IsDefined(typeof(OptionAttribute)), where, HandlerProblems.OptionElsewhere(parameter.Name!));
                Require(!parameter.IsDefined(typeof(InputAttribute)), where, HandlerProblems.InputElsewhere(parameter.Name!));
                Require(
                    kind is HandlerKind.Button or HandlerKind.Select or HandlerKind.Modal && RouteTypes.Contains(parameter.ParameterType),
                    where,
                    HandlerProblems.UnknownParameter(parameter.Name!, parameter.ParameterType.Name, kind)
                );
                yield return new RouteBinding(parameter, arguments++);
            }
        }
    }

    // For a method that also handles a command.
    private static bool IsOptionOfCommand(MethodInfo method, ParameterInfo parameter) =>
        method.IsDefined(typeof(CommandAttribute)) && parameter.IsDefined(typeof(OptionAttribute)) && OptionBinder.IsNullable(parameter);

    private static bool IsTarget(HandlerKind kind, ParameterInfo parameter) =>
        kind switch
        {
            HandlerKind.UserCommand => parameter.ParameterType == typeof(User)
                || (parameter.ParameterType == typeof(Member) && OptionBinder.IsNullable(parameter)),
            HandlerKind.MessageCommand => parameter.ParameterType == typeof(Message),
            _ => false,
        };

    private static void CheckName(HandlerKind kind, string name, string where)
    {
        if (kind == HandlerKind.Command)
            Require(
                name.Split(' ') is { Length: >= 1 and <= 3 } words && Array.TrueForAll(words, word => CommandName().IsMatch(word)),
                where,
                HandlerProblems.BadCommandName(name)
            );
        else if (kind is HandlerKind.UserCommand or HandlerKind.MessageCommand)
            Require(
                name.Length is >= 1 and <= HandlerProblems.MaxCommandName && name.Trim() == name,
                where,
                HandlerProblems.BadMenuName(name)
            );
        else
            Require(RouteName().IsMatch(name), where, HandlerProblems.BadRouteName(name));
    }

    public static void Require(bool condition, string where, string problem)
    {
        if (!condition)
            throw new PluginException(PluginState.ConfigureFailed, HandlerProblems.Sentence(where, problem));
    }

    [GeneratedRegex(HandlerProblems.CommandNamePattern)]
    public static partial Regex CommandName();

    [GeneratedRegex(HandlerProblems.RouteNamePattern)]
    private static partial Regex RouteName();
}
