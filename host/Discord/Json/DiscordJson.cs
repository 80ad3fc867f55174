using System.Text.Json.Serialization;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;

namespace DCTicket.Discord.Json;

/// <summary>How records and Discord's JSON map onto each other; generated, so that the first message costs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Channel[]))]
[JsonSerializable(typeof(Role[]))]
[JsonSerializable(typeof(Embed))]
[JsonSerializable(typeof(Overwrite))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(GuildJson))]
[JsonSerializable(typeof(DeletedJson))]
[JsonSerializable(typeof(ApplicationJson))]
internal sealed partial class DiscordJson : JsonSerializerContext;

internal sealed record GuildJson
{
    public required Snowflake Id { get; init; }

    public string Name { get; init; } = "";

    public bool Unavailable { get; init; }

    public IReadOnlyList<Channel> Channels { get; init; } = [];
}

/// <summary>MESSAGE_DELETE and MESSAGE_DELETE_BULK.</summary>
internal sealed record DeletedJson
{
    public Snowflake? Id { get; init; }

    public IReadOnlyList<Snowflake> Ids { get; init; } = [];

    public required Snowflake ChannelId { get; init; }

    public Snowflake? GuildId { get; init; }
}

internal sealed record ApplicationJson
{
    public required Snowflake Id { get; init; }

    public int Flags { get; init; }

    public User? Bot { get; init; }
}
