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
    private static readonly MethodInfo Open = typeof(EventSubscriber).GetMethod(nameof(Bind), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly Func<object, object, CancellationToken, Task> _call = (Func<object, object, CancellationToken, Task>)Open.MakeGenericMethod(Feature, Event).Invoke(null, [Method])!;

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
            if (!method.IsDefined(typeof(OnAttribute)))
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
                    $"{feature.Name}.{method.Name} is marked [On] and must look like this: Task {method.Name}(SomeEvent e, CancellationToken cancellationToken), where SomeEvent is one kind of DiscordEvent or DurableEvent.");
            yield return new EventSubscriber(feature, method, e.ParameterType);
        }
    }
}
