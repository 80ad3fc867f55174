using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Setup;

/// <summary>Finds existing roles and channels that tickets could use.</summary>
internal sealed class ExistingPlaces(IDiscord discord, TimeProvider time)
{
    public async Task<ServerPlaces> ReadAsync(Snowflake guild, CancellationToken cancellationToken) =>
        new(
            await discord.GetGuildAsync(guild, cancellationToken),
            await discord.GetRolesAsync(guild, cancellationToken),
            await discord.GetChannelsAsync(guild, cancellationToken),
            await discord.GetMemberAsync(guild, discord.BotId, cancellationToken),
            time.GetUtcNow()
        );
}

/// <summary>The roles, categories and log channels of a server, so that /setup reuses them.</summary>
internal sealed class ServerPlaces(Guild guild, IReadOnlyList<Role> roles, IReadOnlyList<Channel> channels, Member? bot, DateTimeOffset now)
{
    private const int MaxName = 100;
    private const Permissions ForTickets = Permissions.ViewChannel | Permissions.ManageChannels | Permissions.ManageRoles;

    private const Permissions ForLog =
        Permissions.ViewChannel
        | Permissions.SendMessages
        | Permissions.EmbedLinks
        | Permissions.AttachFiles
        | Permissions.ReadMessageHistory;

    private static readonly string[] TicketCategories = ["tickets", "ticket", "support tickets", "客服單", "客服"];
    private static readonly string[] Logs =
    [
        "ticket-log",
        "ticket-logs",
        "tickets-log",
        "客服單紀錄",
        "ticket-transcripts",
        "transcripts",
        "logs",
        "log",
        "bot-logs",
        "bot-log",
        "mod-logs",
        "mod-log",
        "staff-logs",
    ];

    public bool HasRole(Snowflake role) => roles.Any(known => known.Id == role);

    public bool HasChannel(Snowflake? channel) => channel is { } id && channels.Any(known => known.Id == id);

    /// <summary>An assignable role with this name; none if there is none, or if there are several.</summary>
    public List<Snowflake> RolesCalled(string name)
    {
        var found = roles.Where(role => role.Id != guild.Id && !role.Managed && Same(role.Name, name)).ToList();
        return found.Count == 1 ? [found[0].Id] : [];
    }

    /// <summary>A usable category for a department with its name; otherwise an unused name.</summary>
    public (string Name, List<Snowflake> Ids) Category(string department)
    {
        string[] names = [department, .. TicketCategories];
        return Choose(Truncate.To(department, MaxName), names, channel => channel.Type == ChannelType.Category && Has(channel, ForTickets));
    }

    /// <summary>A log channel that the bot can write in and that not everybody can read, since it contains transcripts.</summary>
    public (string Name, List<Snowflake> Ids) Log(string name)
    {
        string[] names = [name, .. Logs];
        return Choose(name, names, channel => channel.Type == ChannelType.Text && Has(channel, ForLog) && !IsPublic(channel));
    }

    private (string Name, List<Snowflake> Ids) Choose(string name, string[] names, Func<Channel, bool> fits)
    {
        var found = names
            .Select(wanted => channels.FirstOrDefault(channel => Same(channel.Name ?? "", wanted) && fits(channel)))
            .FirstOrDefault(channel => channel is not null);
        if (found is not null)
            return (found.Name ?? name, [found.Id]);
        var free = name;
        for (var number = 2; channels.Any(channel => Same(channel.Name ?? "", free)); number++)
            free = $"{Truncate.To(name, MaxName - 4)}-{number}";
        return (free, []);
    }

    private bool Has(Channel channel, Permissions needed) =>
        bot is not null && (needed & ~ChannelPermissions.Of(guild, roles, channel, bot, now)) == 0;

    private bool IsPublic(Channel channel)
    {
        var everyone = new Member
        {
            User = new User { Id = guild.Id, Username = "" },
        };
        return (ChannelPermissions.Of(guild, roles, channel, everyone, now) & Permissions.ViewChannel) != 0;
    }

    private static bool Same(string one, string other) => one.Trim().Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);
}
