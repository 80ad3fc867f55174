using System.Text;
using System.Text.Json;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Selects events by comparing bytes, so that a skipped event allocates no string.</summary>
internal sealed class EventFilter
{
    public const string Ready = "READY";
    public const string Resumed = "RESUMED";

    private readonly (byte[] Utf8, string Name)[] _names;
    private readonly IReadOnlySet<string> _wanted;

    public EventFilter(IReadOnlySet<string> wanted)
    {
        _wanted = wanted;
        _names =
        [
            .. wanted
                .Append(Ready)
                .Append(Resumed)
                .Append(MemberRequests.Event)
                .Distinct()
                .Select(name => (Encoding.UTF8.GetBytes(name), name)),
        ];
    }

    /// <summary>Gets the name of the event at the reader's position; null if it is not needed.</summary>
    public string? Find(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            foreach (var (utf8, name) in _names)
                if (reader.ValueTextEquals(utf8))
                    return name;
        return null;
    }

    /// <summary>Whether it is forwarded, and not only needed by the connection itself.</summary>
    public bool IsWanted(string name) => _wanted.Contains(name);
}
