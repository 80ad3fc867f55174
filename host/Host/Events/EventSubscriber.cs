using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Events;

/// <summary>A method of a feature that gets events of one type.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Method">The method.</param>
/// <param name="Event">The type of event.</param>
internal sealed record EventSubscriber(Type Feature, MethodInfo Method, Type Event)
{
    private static readonly MethodInfo Open = typeof(EventSubscriber).GetMethod(
        nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly Func<object, object, CancellationToken, Task> _call = (
        Func<object, object, CancellationToken, Task>)Open.MakeGenericMethod(Feature, Event).Invoke(null, [Method])!;

    /// <summary>The set whose channels it gets events of; null for all channels.</summary>
    public Type? Where { get; init; }

    /// <summary>The plugin's set of <see cref="Where"/>; null for all channels, and before the plugin's services are made.</summary>
    public ChannelSet? Channels { get; init; }

    /// <summary>What the handler is called among those of its plugin; kept in databases.</summary>
    public string Name => $"{Feature.Name}.{Method.Name}({Event.Name})";

    /// <summary>Calls the method of a feature.</summary>
    public Task InvokeAsync(object feature, object e, CancellationToken cancellationToken) => _call(feature, e, cancellationToken);

    // A delegate, since a call by reflection for each event costs several times as much.
    private static Func<object, object, CancellationToken, Task> Bind<TFeature, TEvent>(MethodInfo method)
    {
        if (method.IsStatic)
        {
            var plain = method.CreateDelegate<Func<TEvent, CancellationToken, Task>>();
            return (_, e, cancellationToken) => plain((TEvent)e, cancellationToken);
        }

        var call = method.CreateDelegate<Func<TFeature, TEvent, CancellationToken, Task>>();
        return (feature, e, cancellationToken) => call((TFeature)feature, (TEvent)e, cancellationToken);
    }

    public static IEnumerable<EventSubscriber> Read(Type feature)
    {
        foreach (var method in FeatureMethods.Of(feature))
        {
            if (method.GetCustomAttribute<OnAttribute>() is not { } on)
                continue;
            var parameters = method.GetParameters();
            if (method.ReturnType != typeof(Task)
                || parameters is not [var e, { ParameterType: var token }]
                || token != typeof(CancellationToken)
                || !(e.ParameterType.IsAssignableTo(typeof(DiscordEvent)) || e.ParameterType.IsAssignableTo(typeof(DurableEvent)))
                || e.ParameterType.IsAbstract
                || method.IsGenericMethod)
                throw new PluginException(
                    PluginState.ConfigureFailed,
                    $"{feature.Name}.{method.Name} is marked [On] and must look like this: Task {method.Name}(SomeEvent e, "
                        + "CancellationToken cancellationToken), where SomeEvent is one kind of DiscordEvent or DurableEvent.");
            CheckWhere(on.Where, e.ParameterType, $"{feature.Name}.{method.Name}");
            yield return new EventSubscriber(feature, method, e.ParameterType) { Where = on.Where };
        }
    }

    private static void CheckWhere(Type? where, Type e, string handler)
    {
        if (where is null)
            return;
        if (!where.IsSubclassOf(typeof(ChannelSet)) || where.IsAbstract)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"{handler} is marked [On(Where = typeof({where.Name}))], and {where.Name} is no ChannelSet. Derive it from ChannelSet, "
                    + "and make it neither abstract nor generic.");
        if (!e.IsAssignableTo(typeof(IChannelEvent)))
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"{handler} is marked [On(Where = typeof({where.Name}))], and {e.Name} does not happen in a channel. Leave out Where.");
    }
}
