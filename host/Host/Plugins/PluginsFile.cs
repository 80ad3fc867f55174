using System.Text.Json;
using System.Text.RegularExpressions;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Plugins;

/// <summary>plugins.json: the list of plugins. Read once and never written.</summary>
internal static partial class PluginsFile
{
    private static readonly string[] RootKeys = ["$schema", "plugins"];
    private static readonly string[] EntryKeys = ["id", "assembly", "enabled", "required", "settings"];

    public static IReadOnlyList<PluginEntry> Read(string file, string? pluginsFolder)
    {
        var reader = new StrictJson(file);
        using var document = Open(file);
        var root = document.RootElement;
        if (!reader.Object(root, "", RootKeys))
            throw reader.Failure();
        if (!root.TryGetProperty("plugins", out var list))
            reader.Error("plugins", "is missing; add \"plugins\": [] with an entry per plugin");
        else if (list.ValueKind != JsonValueKind.Array)
            reader.WrongType("plugins", "an array", list);
        if (reader.Failed)
            throw reader.Failure();

        var entries = new List<PluginEntry>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (ReadEntry(reader, item, $"plugins[{index}]", file, pluginsFolder) is not { } entry)
                continue;
            if (entries.Find(e => e.Id == entry.Id) is { } first)
                reader.Error(
                    $"plugins[{index}].id",
                    $"“{entry.Id}” is taken already by {first.Place}; give each plugin its own id, or delete one of the two"
                );
            entries.Add(entry);
        }

        return reader.Failed ? throw reader.Failure() : entries;
    }

    private static JsonDocument Open(string file)
    {
        try
        {
            return StrictJson.Parse(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartupException(
                $"{file}: there is no such file. It names the plugins to load; start in the folder that has it, or set Plugins:File.",
                e
            );
        }
        catch (JsonException e)
        {
            // The reader's message may contain values.
            throw new StartupException(
                $"{file}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: this is not JSON. "
                    + "Look there and just before for a missing or extra comma, quotation mark or bracket.",
                e
            );
        }
    }

    private static PluginEntry? ReadEntry(StrictJson reader, JsonElement item, string place, string file, string? pluginsFolder)
    {
        if (!reader.Object(item, place, EntryKeys))
            return null;
        var id = reader.String(item, place, "id", required: true);
        if (id is not null && !IdPattern().IsMatch(id))
            reader.Error($"{place}.id", "must begin with a small letter and have at most 32 small letters, digits and hyphens");
        if (id == BuiltIn.HostPlugin.Id)
            reader.Error($"{place}.id", $"must not be “{BuiltIn.HostPlugin.Id}”, as the host calls itself; give the plugin another id");
        var assembly = reader.String(item, place, "assembly", required: true);
        var path = assembly is null ? null : Resolve(reader, $"{place}.assembly", assembly, pluginsFolder);
        var enabled = reader.Bool(item, place, "enabled", otherwise: true);
        var required = reader.Bool(item, place, "required", otherwise: false);
        string? settings = null;
        if (item.TryGetProperty("settings", out var value))
        {
            if (value.ValueKind == JsonValueKind.Object)
                settings = value.GetRawText();
            else
                reader.WrongType($"{place}.settings", "an object", value);
        }

        return id is null || path is null
            ? null
            : new PluginEntry(id, path, enabled, required, settings, $"{Path.GetFileName(file)}: {place}");
    }

    private static string? Resolve(StrictJson reader, string key, string assembly, string? pluginsFolder)
    {
        if (pluginsFolder is null)
            return Path.GetFullPath(assembly);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(pluginsFolder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, assembly));
        if (path.StartsWith(folder, StringComparison.Ordinal))
            return path;
        reader.Error(
            key,
            $"leads out of the plugins folder {folder}; put the plugin's folder there and give the path from there, such as "
                + "\"Tickets/DCTicket.Tickets.dll\""
        );
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$")]
    private static partial Regex IdPattern();
}
