using System.Globalization;

namespace DCTicket.Benchmarks.Processes;

/// <summary>What a process has used so far, as Linux tells it.</summary>
/// <param name="Cpu">Seconds of processor time, in user and kernel mode, of all its threads.</param>
/// <param name="Resident">Bytes of memory that it holds.</param>
/// <param name="Anonymous">Those of them that no file stands behind.</param>
/// <param name="Shared">Those of memory that is mapped twice, where the runtime keeps what it compiled.</param>
internal sealed record Usage(double Cpu, long Resident, long Anonymous, long Shared)
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The rest: pages of files.</summary>
    public long Files => Resident - Anonymous - Shared;

    public static double ReadCpu(int process)
    {
        // The second field is the program's name in brackets, which may have blanks. The 14th and 15th are user and kernel mode.
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ", 2)[1].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
            / TicksPerSecond;
    }

    public static Usage Read(int process)
    {
        var rollup = File.ReadAllLines($"/proc/{process}/smaps_rollup");
        return new Usage(ReadCpu(process), Bytes(rollup, "Rss:"), Bytes(rollup, "Anonymous:"), DoubleMapped(process));
    }

    private static long Bytes(IEnumerable<string> lines, string key) =>
        lines.Where(line => line.StartsWith(key, StringComparison.Ordinal)).Sum(Kilobytes) * 1024;

    private static long Kilobytes(string line) =>
        long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static long DoubleMapped(int process)
    {
        var (sum, inside) = (0L, false);
        foreach (var line in File.ReadLines($"/proc/{process}/smaps"))
        {
            if (char.IsAsciiHexDigitLower(line[0]) || char.IsAsciiDigit(line[0]))
                inside = line.Contains("doublemapper", StringComparison.Ordinal);
            else if (inside && line.StartsWith("Rss:", StringComparison.Ordinal))
                sum += Kilobytes(line);
        }

        return sum * 1024;
    }
}
