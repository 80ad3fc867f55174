using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace DCTicket.Host.Plugins;

/// <summary>
/// The executing plugins, in a memory-mapped file that survives the process: a stack overflow leaves no other trace. An awaiting handler
/// is not executing. A mark costs no write.
/// </summary>
internal sealed unsafe class ExecutionMarks
{
    private const int Slot = 64;
    private const int MaxText = Slot - sizeof(int);
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private ExecutionMarks(MemoryMappedViewAccessor view)
    {
        _view = view;
        // Never released: a hanging plugin may clear its mark after the host has ended.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>
    /// Gets the plugins that were executing when the last run ended without a clean stop; null after a clean stop, or after a reboot.
    /// </summary>
    public static IReadOnlyList<string>? ReadLast(string file)
    {
        if (!File.Exists(file) || File.ReadAllBytes(file) is not { Length: >= Slot } bytes)
            return null;
        var slots = bytes
            .Chunk(Slot)
            .Where(slot => slot.Length == Slot)
            .Select(slot => (Count: BitConverter.ToInt32(slot), Text: Encoding.ASCII.GetString(slot, sizeof(int), MaxText).TrimEnd('\0')))
            .ToList();
        return slots[0].Count == 0 || slots[0].Text != Boot()
            ? null
            : [.. slots.Skip(1).Where(slot => slot.Count > 0).Select(slot => slot.Text)];
    }

    /// <summary>Begins a run; returns the marks of the plugins, in order.</summary>
    public static (ExecutionMarks Marks, IReadOnlyList<ExecutionMark> OfPlugins) Begin(string file, IReadOnlyList<string> plugins)
    {
        var length = Slot * (plugins.Count + 1);
        // Do not truncate the old file: an earlier run in this process may still write to its mapped memory.
        File.Delete(file);
        File.WriteAllBytes(file, new byte[length]);
        using var map = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, length);
        var marks = new ExecutionMarks(map.CreateViewAccessor(0, length));
        var mark = marks.Make(0, Boot());
        mark.Enter();
        return (marks, [.. plugins.Select((plugin, index) => marks.Make(index + 1, plugin))]);
    }

    /// <summary>Records a clean stop.</summary>
    public void End() => *(int*)_start = 0;

    private ExecutionMark Make(int index, string text)
    {
        var slot = _start + (index * Slot);
        Marshal.Copy(Encoding.ASCII.GetBytes(text), 0, (nint)(slot + sizeof(int)), Math.Min(text.Length, MaxText));
        return new ExecutionMark((int*)slot, _view);
    }

    // After a power failure the content is undefined.
    private static string Boot() => File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "";
}
