using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DCTicket.Sandbox.Bans;
using DCTicket.Sandbox.Commands;
using DCTicket.Sandbox.Expressions;

namespace DCTicket.Sandbox.World;

internal sealed class User
{
    public required ulong Id { get; init; }
    public required string Username { get; init; }
    public string? GlobalName { get; init; }
    public bool Bot { get; init; }
    public required string Token { get; set; }
    public string Locale { get; init; } = "en-US";
    public bool DmsClosed { get; set; }
}

internal sealed class Role
{
    public required ulong Id { get; init; }
    public required string Name { get; set; }
    public ulong Permissions { get; set; }
    public int Position { get; set; }
    public int Color { get; set; }
    public bool Hoist { get; set; }
    public bool Mentionable { get; set; }

    /// <summary>The bot of this managed role.</summary>
    public ulong? BotId { get; init; }
}

internal sealed class Member
{
    public required ulong UserId { get; init; }
    public List<ulong> Roles { get; init; } = [];
    public string? Nick { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }
    public DateTimeOffset? TimeoutUntil { get; set; }
}

internal sealed class Overwrite
{
    public required ulong Id { get; init; }

    /// <summary>0 is a role, 1 a member.</summary>
    public required int Type { get; init; }
    public ulong Allow { get; init; }
    public ulong Deny { get; init; }
}

internal sealed class Guild
{
    public required ulong Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Whether the start page omits it, since a script uses it.</summary>
    public bool Unlisted { get; set; }
    public required ulong OwnerId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Boosts raise the level, which allows larger uploads.</summary>
    public int PremiumTier { get; set; }

    /// <summary>Changed settings, by Discord's names.</summary>
    public JsonObject Settings { get; set; } = [];

    /// <summary>The command overrides; the application's id stands for all commands.</summary>
    public Dictionary<ulong, List<CommandPermission>> CommandPermissions { get; set; } = [];
    public Dictionary<ulong, Ban> Bans { get; set; } = [];
    public List<GuildEmoji> Emojis { get; set; } = [];
    public List<Role> Roles { get; init; } = [];
    public Dictionary<ulong, Member> Members { get; init; } = [];
    public Dictionary<ulong, Channel> Channels { get; init; } = [];

    /// <summary>Active and archived ones; they do not count as channels.</summary>
    public Dictionary<ulong, Channel> Threads { get; set; } = [];

    [JsonIgnore]
    public Role Everyone => Roles.Find(r => r.Id == Id)!;

    public Role? Role(ulong id) => Roles.Find(r => r.Id == id);

    public int HighestPosition(Member member) =>
        Roles.Where(r => member.Roles.Contains(r.Id)).Select(r => r.Position).DefaultIfEmpty(0).Max();
}

internal sealed class Channel
{
    public required ulong Id { get; init; }
    public ulong? GuildId { get; init; }
    public required int Type { get; init; }
    public string? Name { get; set; }
    public string? Topic { get; set; }
    public ulong? ParentId { get; set; }
    public int Position { get; set; }
    public bool Nsfw { get; set; }
    public int RateLimitPerUser { get; set; }
    public ulong? LastMessageId { get; set; }
    public DateTimeOffset? LastPinAt { get; set; }
    public List<Overwrite> Overwrites { get; set; } = [];
    public int Flags { get; set; }
    public int? DefaultAutoArchiveMinutes { get; set; }
    public int DefaultThreadRateLimit { get; set; }

    /// <summary>The tags of a forum.</summary>
    public JsonArray? AvailableTags { get; set; }

    /// <summary>The data that only threads have; null for others.</summary>
    public ThreadDetails? Thread { get; set; }

    /// <summary>The two users of a DM.</summary>
    public List<ulong> Recipients { get; init; } = [];

    /// <summary>Oldest first, sorted by id.</summary>
    public List<Message> Messages { get; init; } = [];

    [JsonIgnore]
    public bool IsDm => GuildId is null;

    [JsonIgnore]
    public bool IsCategory => Type == 4;

    /// <summary>A forum or media channel: it has threads and no messages.</summary>
    [JsonIgnore]
    public bool IsForum => Type is 15 or 16;

    /// <summary>The permission to write here.</summary>
    [JsonIgnore]
    public ulong SendPermission => Thread is null ? Permission.SendMessages : Permission.SendMessagesInThreads;
}

internal sealed class Attachment
{
    public required ulong Id { get; init; }
    public required string FileName { get; init; }

    /// <summary>The original name without extension, if the file's name could not represent it.</summary>
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? ContentType { get; init; }
    public required int Size { get; init; }
    public double? Seconds { get; init; }

    /// <summary>The waveform of a voice message.</summary>
    public string? Waveform { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }
}

internal sealed class Reaction
{
    /// <summary>The character, or name:id of a custom emoji.</summary>
    public required string Name { get; init; }
    public List<ulong> Users { get; init; } = [];
}

internal sealed class Command
{
    public required ulong Id { get; init; }
    public ulong? GuildId { get; init; }
    public required ulong Version { get; set; }

    /// <summary>Name, type, options etc., as validated, without ids.</summary>
    public required JsonObject Data { get; set; }

    [JsonIgnore]
    public string Name => (string)Data["name"]!;

    [JsonIgnore]
    public int Type => (int)Data["type"]!;

    [JsonIgnore]
    public ulong? DefaultMemberPermissions => (string?)Data["default_member_permissions"] is { } bits ? Snowflakes.Parse(bits) : null;
}
