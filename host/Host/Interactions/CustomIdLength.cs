using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>The length of the custom ids that lead to a handler.</summary>
internal static class CustomIdLength
{
    /// <summary>Discord's limit.</summary>
    public const int Max = 100;

    // Discord's ids have 17 digits since 2015.
    private const int MinSnowflake = 17;
    private const int GuidLength = 32;

    /// <summary>Gets the length of the shortest custom id: plugin, name, and the shortest value of each argument.</summary>
    public static int MinOf(string plugin, InteractionHandler handler) =>
        plugin.Length + 1 + handler.Name.Length + handler.Bindings.OfType<RouteBinding>().Sum(argument => 1 + MinOf(argument));

    private static int MinOf(RouteBinding argument) =>
        argument.Parameter.ParameterType == typeof(Guid) ? GuidLength
        : argument.Parameter.ParameterType == typeof(Snowflake) ? MinSnowflake
        : argument.Parameter.ParameterType == typeof(string) ? 0
        : 1;
}
