using System.Text;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <summary>The values of a channel.</summary>
internal sealed class ChannelForm
{
    public required Modal Form { get; init; }
    public string? Name { get; init; }
    public int? Type { get; init; }
    public string? Topic { get; init; }
    public ulong? ParentId { get; init; }
    public int? Position { get; init; }
    public bool? Nsfw { get; init; }
    public int? RateLimitPerUser { get; init; }
    public List<Overwrite>? Overwrites { get; init; }
    public int? Flags { get; init; }
    public int? DefaultAutoArchiveMinutes { get; init; }
    public int? DefaultThreadRateLimit { get; init; }

    public static ChannelForm Read(Modal form, bool create)
    {
        var type = form.Choice("type", [0, 2, 4, 5, 13, 15, 16]);
        var read = new ChannelForm
        {
            Form = form,
            Name = form.Has("name") || create ? form.Trimmed("name", 1, 100, required: true) : null,
            Type = type,
            Topic = form.Text("topic", 0, type is 15 or 16 ? 4096 : 1024),
            ParentId = form.Snowflake("parent_id"),
            Position = (int?)form.Integer("position", 0, int.MaxValue),
            Nsfw = form.Flag("nsfw"),
            RateLimitPerUser = (int?)form.Integer("rate_limit_per_user", 0, 21600),
            Flags = (int?)form.Integer("flags", 0, int.MaxValue),
            DefaultAutoArchiveMinutes = form.Choice("default_auto_archive_duration", [60, 1440, 4320, 10080]),
            DefaultThreadRateLimit = (int?)form.Integer("default_thread_rate_limit_per_user", 0, 21600),
            Overwrites = form.Has("permission_overwrites") && !form.IsNull("permission_overwrites") ? ReadOverwrites(form) : null,
        };
        form.Errors.ThrowIfAny();
        return read;
    }

    public static Overwrite ReadOverwrite(Modal form, ulong id, int? type) =>
        new()
        {
            Id = id,
            Type = type ?? 0,
            Allow = form.Bits("allow") ?? 0,
            Deny = form.Bits("deny") ?? 0,
        };

    private static List<Overwrite> ReadOverwrites(Modal form) =>
        [
            .. form.Objects("permission_overwrites", 0, 100)
                .Select(o => ReadOverwrite(o, o.Snowflake("id", required: true) ?? 0, o.Choice("type", [0, 1])))
                .DistinctBy(o => o.Id),
        ];

    /// <summary>Names of text channels are lower case without spaces; letters of every script are kept.</summary>
    public static string Normalise(string name, int type)
    {
        if (type is not (0 or 5 or 15 or 16))
            return name.Trim();
        var result = new StringBuilder();
        foreach (var rune in name.Trim().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value == '-')
                Dash(result);
            else if (
                rune.Value == '_'
                || !(Rune.IsPunctuation(rune) || Rune.IsControl(rune) || (rune.IsAscii && !Rune.IsLetterOrDigit(rune)))
            )
                result.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return result.Length == 0 ? "-" : result.ToString();

        static void Dash(StringBuilder text)
        {
            if (text.Length == 0 || text[^1] != '-')
                text.Append('-');
        }
    }
}
