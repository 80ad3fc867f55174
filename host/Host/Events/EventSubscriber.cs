using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Events;

/// <summary>A handler of one type of event.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Method">The method.</param>
/// <param name="Event">The type of event.</param>
internal sealed record EventSubscriber(Type Feature, MethodInfo Method, Type Event)
{
    private static readonly MethodInfo OpenBind = typeof(EventSubscriber).GetMethod(
        nameof(Bind),
        BindingFlags.Static | BindingFlags.NonPublic
    )!;

    private readonly Func<object, object, CancellationToken, Task> _call =
        (Func<object, object, CancellationToken, Task>)
            OpenBind.MakeGenericMethod(Feature, Method.GetParameters()[0].ParameterType).Invoke(null, [Method])!;

    /// <summary>The channel set of its subscription; null for all channels.</summary>
    public Type? Where { get; init; }

    /// <summary>The instance of <see cref="Where"/>; null for all channels, and before the plugin's services exist.</summary>
    public ChannelSet? Channels { get; init; }

    /// <summary>The name that its author gave it; null for its class and method.</summary>
    public string? StableName { get; init; }

    /// <summary>The name of the handler, unique in its plugin; stored in databases.</summary>
    public string Name => $"{StableName ?? $"{Feature.Name}.{Method.Name}"}({Event.Name})";

    /// <summary>Calls the method.</summary>
    public Task InvokeAsync(object feature, object e, CancellationToken cancellationToken) => _call(feature, e, cancellationToken);

    // A delegate, since reflection for each event is several times slower.
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

    /// <summary>Reads the handlers of events of a feature.</summary>
    /// <exception cref="PluginException">One of them is invalid.</exception>
    public static IEnumerable<EventSubscriber> Read(Type feature) => Find(feature).SelectMany(read => read());

    /// <summary>Finds the methods of a feature that handle events; each is read by itself, and throws for itself.</summary>
    public static IEnumerable<Func<IReadOnlyList<EventSubscriber>>> Find(Type feature) =>
        FeatureMethods
            .Of(feature)
            .Select(method => (method, On: method.GetCustomAttribute<OnAttribute>()))
            .Where(found => found.On is not null)
            .Select(found => (Func<IReadOnlyList<EventSubscriber>>)(() => Read(feature, found.method, found.On!)));

    private static List<EventSubscriber> Read(Type feature, MethodInfo method, OnAttribute on)
    {
        var where = $"{feature.Name}.{method.Name}";
        if (
            method.ReturnType != typeof(Task)
            || method.GetParameters() is not [{ ParameterType: var taken }, { ParameterType: var token }]
            || token != typeof(CancellationToken)
            || !IsEvent(taken)
            || (on.Events.Count == 0 && taken.IsAbstract)
            || method.IsGenericMethod
        )
            throw new PluginException(PluginState.ConfigureFailed, HandlerProblems.BadEventHandler(where, method.Name));
        if (on.Name is not null && string.IsNullOrWhiteSpace(on.Name))
            throw new PluginException(PluginState.ConfigureFailed, $"{where} is marked [On] with an empty Name. Leave out Name.");
        var found = new List<EventSubscriber>();
        foreach (var e in on.Events.Count == 0 ? [taken] : on.Events)
        {
            CheckEvent(on, e, taken, where);
            CheckWhere(on.Where, e, where);
            found.Add(new EventSubscriber(feature, method, e) { Where = on.Where, StableName = on.Name });
        }

        return found;
    }

    private static bool IsEvent(Type type) => type.IsAssignableTo(typeof(DiscordEvent)) || type.IsAssignableTo(typeof(DurableEvent));

    private static void CheckEvent(OnAttribute on, Type e, Type taken, string handler)
    {
        if (!e.IsAssignableTo(taken) || e.IsAbstract)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"{handler} is marked [On(typeof({e.Name}))], and {e.Name} is not a kind of the {taken.Name} that it takes. Name "
                    + "events that derive from what the method takes."
            );
        if (on.Events.Count(other => other == e) > 1)
            throw new PluginException(PluginState.ConfigureFailed, $"{handler} is marked [On] with {e.Name} twice. Delete one of the two.");
    }

    private static void CheckWhere(Type? where, Type e, string handler)
    {
        if (where is null)
            return;
        if (!where.IsSubclassOf(typeof(ChannelSet)) || where.IsAbstract)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"{handler} is marked [On(Where = typeof({where.Name}))], and {where.Name} is no ChannelSet. Derive it from ChannelSet, "
                    + "and make it neither abstract nor generic."
            );
        if (!e.IsAssignableTo(typeof(IChannelEvent)))
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"{handler} is marked [On(Where = typeof({where.Name}))], and {e.Name} does not happen in a channel. Leave out Where."
            );
    }
}
