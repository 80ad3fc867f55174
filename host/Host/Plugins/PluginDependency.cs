using NuGet.Versioning;

namespace DCTicket.Host.Plugins;

/// <summary>A plugin that another one needs, or uses where it is there.</summary>
/// <param name="Id">The id of that plugin.</param>
/// <param name="Range">Its supported versions.</param>
/// <param name="IsRequired">Whether the plugin stays off without it.</param>
internal sealed record PluginDependency(string Id, VersionRange Range, bool IsRequired)
{
    public override string ToString() => $"{Id} {Range.ToNormalizedString()}";
}
