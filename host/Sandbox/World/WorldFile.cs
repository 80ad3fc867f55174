using System.Text.Json;

namespace DCTicket.Sandbox.World;

/// <summary>world.json: read at start, written atomically.</summary>
internal sealed class WorldFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "world.json");

    /// <summary>The saved world; null for none.</summary>
    public WorldState? Load()
    {
        if (!File.Exists(_path))
            return null;
        try
        {
            using var stream = File.OpenRead(_path);
            var state =
                JsonSerializer.Deserialize(stream, WorldJson.Default.WorldState) ?? throw new JsonException("The file holds nothing.");
            return state.Version == WorldState.CurrentVersion
                ? state
                : throw new JsonException(
                    $"Version {state.Version} is not known; this Sandbox writes version {WorldState.CurrentVersion}."
                );
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InvalidDataException(
                $"The Sandbox's world in {Path.GetFullPath(_path)} cannot be read: {e.Message} Move the file away to start "
                    + "with a new world.",
                e
            );
        }
    }

    public async Task SaveAsync(byte[] json)
    {
        Directory.CreateDirectory(folder);
        var temporary = _path + ".tmp";
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
        {
            await stream.WriteAsync(json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
    }
}
