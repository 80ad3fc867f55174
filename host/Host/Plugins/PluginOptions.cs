using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Host.Plugins;

/// <summary>Binds and validates a plugin's settings: those of plugins.json, over which the environment and user secrets win.</summary>
internal static class PluginOptions
{
    public static TOptions Bind<TOptions>(PluginEntry entry, IConfiguration configuration) where TOptions : class, new()
    {
        var place = $"{entry.Place}.settings";
        var options = new TOptions();
        try
        {
            new ConfigurationBuilder()
                .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(entry.Settings ?? "{}")))
                .AddConfiguration(configuration.GetSection($"Settings:{entry.Id}"))
                .Build()
                .Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (FormatException e)
        {
            throw new PluginException(PluginState.ConfigureFailed, $"{place}: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new PluginException(PluginState.ConfigureFailed, $"{place}: {Explain(e)}", e);
        }

        var problems = Validate(options, place).ToList();
        return problems.Count == 0
            ? options
            : throw new PluginException(PluginState.ConfigureFailed, string.Join(Environment.NewLine, problems));
    }

    private static string Explain(InvalidOperationException e) =>
        // What is wrong inside of a list comes wrapped in a message that names nothing.
        e.InnerException is InvalidOperationException cause ? Explain(cause)
        : e.Message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal)
            ? $"there is no such setting: {e.Message[(e.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}. See the plugin's documentation for those that there are."
            : e.Message + (e.InnerException is { } inner ? $" {inner.Message}" : "");

    private static IEnumerable<string> Validate(object value, string place)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        foreach (var result in results)
            yield return $"{place}{string.Concat(result.MemberNames.Select(name => "." + Camel(name)))}: {result.ErrorMessage}";
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var inner = property.GetValue(value);
            if (inner is null)
                continue;
            IEnumerable<(int, object?)> items = inner is string or IDictionary ? [] : inner is IEnumerable list ? list.Cast<object?>().Index() : [(-1, inner)];
            foreach (var (index, item) in items)
            {
                if (item is null)
                    yield return $"{place}.{Camel(property.Name)}[{index}]: null is no entry; delete it.";
                // What is not a plugin's own is a value (a Uri, a CultureInfo), whose members are nobody's settings.
                else if (!$"{item.GetType().Namespace}.".StartsWith("System.", StringComparison.Ordinal))
                {
                    foreach (var problem in Validate(item, $"{place}.{Camel(property.Name)}{(index < 0 ? "" : $"[{index}]")}"))
                        yield return problem;
                }
            }
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
