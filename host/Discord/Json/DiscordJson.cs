using System.Text.Json.Serialization;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;

namespace DCTicket.Discord.Json;

/// <summary>
/// The source-generated JSON mapping, so that the first message costs no reflection. Generated code sets init-only properties that the
/// JSON lacks to null, regardless of initializers: such a property has its default in its getter.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Channel[]))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(Role[]))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Member[]))]
[JsonSerializable(typeof(Embed))]
[JsonSerializable(typeof(Overwrite))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(GuildJson))]
[JsonSerializable(typeof(DeletedJson))]
[JsonSerializable(typeof(ApplicationJson))]
[JsonSerializable(typeof(AuditLogJson))]
[JsonSerializable(typeof(ThreadsJson))]
[JsonSerializable(typeof(MemberGoneJson))]
[JsonSerializable(typeof(RoleJson))]
[JsonSerializable(typeof(ReactionJson))]
[JsonSerializable(typeof(CommandJson[]))]
[JsonSerializable(typeof(CommandSettingsJson))]
[JsonSerializable(typeof(CommandSettingsJson[]))]
internal sealed partial class DiscordJson : JsonSerializerContext;

/// <summary>GET /applications/@me.</summary>
internal sealed record ApplicationJson
{
    public required Snowflake Id { get; init; }

    public int Flags { get; init; }

    public User? Bot { get; init; }

    /// <summary>The owner; for a team, an account that represents the team.</summary>
    public User? Owner { get; init; }

    public ApplicationTeamJson? Team { get; init; }
}

/// <summary>GET /guilds/{id}/audit-logs.</summary>
internal sealed record AuditLogJson
{
    public IReadOnlyList<AuditLogEntry> AuditLogEntries
    {
        get => field ?? [];
        init;
    }
}

/// <summary>GET /guilds/{id}/threads/active.</summary>
internal sealed record ThreadsJson
{
    public IReadOnlyList<Channel> Threads
    {
        get => field ?? [];
        init;
    }
}
