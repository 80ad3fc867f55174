using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins;

/// <summary>Checks at start that the texts of a plugin can be loaded; otherwise each use would fail.</summary>
internal static class TextFiles
{
    /// <summary>Loads the English texts.</summary>
    /// <exception cref="PluginException">A file is missing.</exception>
    public static void Check(TextCatalog texts)
    {
        foreach (var file in texts.Files)
        {
            try
            {
                file.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true);
            }
            catch (MissingManifestResourceException e)
            {
                throw new PluginException(
                    PluginState.ConfigureFailed,
                    $"Its texts “{file.BaseName}” cannot be loaded. Give ResourceManager the name under which the build embeds the .resx "
                        + $"file: the root namespace and the folders, such as “Hello.Texts.HelloTexts”. ({e.Message})"
                );
            }
        }
    }
}
