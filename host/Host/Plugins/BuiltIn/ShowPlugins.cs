using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Plugins.BuiltIn;

/// <summary>/plugins: what runs, what does not and why.</summary>
internal sealed class ShowPlugins(ReadPlugins plugins)
{
    // Discord's limits: 25 fields, 1,024 characters a field, 6,000 characters in all.
    private const int MaxFields = 24;
    private const int MaxValue = 1000;
    private const int MaxTotal = 5500;

    [Command("plugins", "Show the bot’s plugins: state, commands, jobs"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var all = await plugins.ReadAsync(cancellationToken).ConfigureAwait(false);
        var fields = new List<EmbedField>();
        var total = 0;
        // What is wrong comes first, and is what must not be cut off.
        foreach (var status in all.OrderBy(status => status.Plugin.IsActive))
        {
            var field = new EmbedField(Title(status.Plugin), Cut(Describe(status, context.Culture)));
            total += field.Name.Length + field.Value.Length;
            if (fields.Count == MaxFields || total > MaxTotal)
                break;
            fields.Add(field);
        }

        if (fields.Count < all.Count)
            fields.Add(new EmbedField("…", Text(context.Culture, "plugins.more", all.Count - fields.Count)));
        return new OutgoingMessage { Embeds = [new Embed { Title = Text(context.Culture, "plugins.title"), Color = Color(all), Fields = fields }] };
    }

    private static int Color(IReadOnlyList<PluginStatus> all) =>
        all.Any(s => s.Plugin.State is not (PluginState.Active or PluginState.Disabled)) ? 0xDA373C : all.Any(s => s.Parked.Count > 0) ? 0xF0B232 : 0x23A55A;

    private static string Title(Plugin plugin)
    {
        var sign = plugin.State switch { PluginState.Active => "🟢", PluginState.Disabled => "⚪", _ => "🔴" };
        return $"{sign} {plugin.Manifest?.Name ?? plugin.Id} {plugin.Manifest?.Version}".TrimEnd();
    }

    private static string Describe(PluginStatus status, CultureInfo culture)
    {
        var plugin = status.Plugin;
        if (plugin.State == PluginState.Disabled)
            return Text(culture, "plugins.disabled");
        if (!plugin.IsActive)
            return Text(culture, "plugins.failed", plugin.State, plugin.Cause);
        var lines = new List<string>
        {
            status.Commands.Count == 0 ? Text(culture, "plugins.no-commands") : string.Join(' ', status.Commands.Select(Top).Distinct().Select(command => $"`{command}`")),
        };
        lines.AddRange(status.Jobs.Select(job => job.EndedAt is { } ended
            ? Text(culture, "plugins.job", job.Name, $"<t:{ended.ToUnixTimeSeconds()}:R>")
            : Text(culture, "plugins.job-idle", job.Name)));
        lines.AddRange(status.Parked.Select(parked => Text(culture, "plugins.parked", parked.Count, parked.Subscriber)));
        return string.Join('\n', lines);
    }

    // Subcommands are in Discord's own list; here they would leave no room for what is wrong.
    private static string Top(string command) => command.StartsWith('/') ? command.Split(' ')[0] : command;

    private static string Cut(string text) => text.Length <= MaxValue ? text : text[..(MaxValue - 1)] + "…";

    private static string Text(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) => HostTexts.Catalog.Get(culture, key, arguments);
}
