using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Binds and validates a plugin's settings from plugins.json, overridden by secrets and the environment. Errors name the key and never the
/// value, since it may be a secret.
/// </summary>
internal static partial class PluginOptions
{
    public static TOptions Bind<TOptions>(PluginEntry entry, IConfiguration configuration)
        where TOptions : class, new()
    {
        DurationConverter.Register();
        var place = $"{entry.Place}.settings";
        var options = new TOptions();
        try
        {
            var empty = EmptyEntries(entry).Select(key => $"{place}{key}: null is no entry; delete it.").ToList();
            if (empty.Count > 0)
                throw Failure(empty);
            Read(entry, configuration).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        // Not as an inner exception: the binder's message contains the value.
        catch (FormatException e)
        {
            throw Failure([$"{place}: {e.Message}"]);
        }
        catch (InvalidOperationException e)
        {
            throw Failure([$"{place}{Explain(e, typeof(TOptions))}"]);
        }

        var result = new DataAnnotationValidateOptions<TOptions>(null).Validate(null, options);
        return result.Succeeded ? options : throw Failure(result.Failures!.Select(failure => place + Explain(failure, typeof(TOptions))));
    }

    private static IConfigurationRoot Read(PluginEntry entry, IConfiguration configuration) =>
        new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(entry.Settings ?? "{}")))
            // Shells do not allow a hyphen in a variable's name.
            .AddConfiguration(configuration.GetSection($"Settings:{entry.Id.Replace('-', '_')}"))
            .AddConfiguration(configuration.GetSection($"Settings:{entry.Id}"))
            .Build();

    private static PluginException Failure(IEnumerable<string> problems) =>
        new(PluginState.ConfigureFailed, string.Join(Environment.NewLine, problems));

    // In lists; elsewhere null is a value. The binder would create an empty entry.
    private static List<string> EmptyEntries(PluginEntry entry)
    {
        using var settings = JsonDocument.Parse(
            entry.Settings ?? "{}",
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        return [.. EmptyEntries(settings.RootElement, "")];
    }

    private static IEnumerable<string> EmptyEntries(JsonElement element, string place) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property => EmptyEntries(property.Value, $"{place}.{property.Name}")),
            JsonValueKind.Array => element
                .EnumerateArray()
                .Index()
                .SelectMany(entry =>
                    entry.Item.ValueKind == JsonValueKind.Null
                        ? [$"{place}[{entry.Index}]"]
                        : EmptyEntries(entry.Item, $"{place}[{entry.Index}]")
                ),
            _ => [],
        };

    private static string Explain(InvalidOperationException e, Type options)
    {
        // Errors in a list are wrapped in a message without details.
        if (e.InnerException is InvalidOperationException cause)
            return Explain(cause, options);
        if (NotConverted().Match(e.Message) is { Success: true } match)
            return $"{KeyOf(match.Groups["key"].Value)}: {Advice(match.Groups["type"].Value, options)}";
        return e.Message.Contains("ErrorOnUnknownConfiguration", StringComparison.Ordinal)
            ? $": there is no such setting: {e.Message[(e.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}. See the plugin's "
                + "documentation for those that there are."
            : $": {e.Message}";
    }

    private static string Advice(string type, Type options) =>
        type switch
        {
            "System.TimeSpan" => "this is no length of time; write it as 30s, 15m, 2h, 90d or 00:00:30.",
            "System.Boolean" => "this is neither true nor false.",
            "System.Byte" or "System.Int16" or "System.Int32" or "System.Int64" or "System.UInt16" or "System.UInt32" or "System.UInt64" =>
                "this is no whole number, or one that is too large.",
            "System.Double" or "System.Single" or "System.Decimal" => "this is no number; write it as 1.5.",
            _ => (options.Assembly.GetType(type) ?? typeof(Contracts.IPlugin).Assembly.GetType(type)) is { IsEnum: true } found
                ? $"this is none of {string.Join(", ", Enum.GetNames(found))}."
                : $"this is no {type[(type.LastIndexOfAny(['.', '+']) + 1)..]}.",
        };

    // The library puts the class and the path into a sentence of its own.
    private static string Explain(string failure, Type options)
    {
        if (Invalid().Match(failure) is not { Success: true } match)
            return $": {failure}";
        var (path, members) = (match.Groups["path"].Value[options.Name.Length..].TrimStart('.'), match.Groups["members"].Value);
        return $"{KeyOf(path)}{string.Concat(members.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(KeyOf))}: "
            + $"{match.Groups["error"].Value}";
    }

    /// <summary>Converts a key to the form of plugins.json: “Items:0:Pause” or “Items[0].Pause” to “.items[0].pause”.</summary>
    private static string KeyOf(string path) =>
        string.Concat(
            path.Split(':', '.')
                .Where(part => part.Length > 0)
                .Select(part => char.IsAsciiDigit(part[0]) ? $"[{part}]" : $".{char.ToLowerInvariant(part[0])}{part[1..]}")
        );

    // From the end, since the value may contain anything.
    [GeneratedRegex(
        @"^Failed to convert configuration value .* at '(?<key>[^']*)' to type '(?<type>[^']*)'\.$",
        RegexOptions.Singleline | RegexOptions.RightToLeft
    )]
    private static partial Regex NotConverted();

    [GeneratedRegex(
        @"^DataAnnotation validation failed for '(?<path>[^']*)' members: '(?<members>[^']*)' with the error: '(?<error>.*)'\.$",
        RegexOptions.Singleline
    )]
    private static partial Regex Invalid();
}
