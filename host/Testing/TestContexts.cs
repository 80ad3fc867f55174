using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Testing;

/// <summary>Contexts for unit tests, which call a handler without a bot. The guild is 1, the channel 2 and the member 3.</summary>
public static class TestContexts
{
    /// <summary>The guild of all contexts.</summary>
    public static Snowflake GuildId { get; } = new(1);

    /// <summary>The context of a command.</summary>
    /// <param name="texts">The plugin's texts; null for a plugin without texts.</param>
    /// <param name="permissions">Those of the member.</param>
    /// <param name="language">The language of the member and the guild, such as <c>zh-TW</c>.</param>
    public static CommandContext Command(TextCatalog? texts = null, Permissions permissions = Permissions.None, string language = "en") =>
        new()
        {
            Id = new Snowflake(10),
            GuildId = GuildId,
            ChannelId = new Snowflake(2),
            Member = MemberWith(permissions),
            AppPermissions = Permissions.None,
            Culture = CultureInfo.GetCultureInfo(language),
            GuildCulture = CultureInfo.GetCultureInfo(language),
            Texts = texts,
        };

    /// <summary>The context of a click or a choice in a select menu.</summary>
    /// <inheritdoc cref="Command"/>
    public static ComponentContext Component(
        TextCatalog? texts = null,
        Permissions permissions = Permissions.None,
        string language = "en"
    ) =>
        new()
        {
            Id = new Snowflake(10),
            GuildId = GuildId,
            ChannelId = new Snowflake(2),
            Member = MemberWith(permissions),
            AppPermissions = Permissions.None,
            Culture = CultureInfo.GetCultureInfo(language),
            GuildCulture = CultureInfo.GetCultureInfo(language),
            Texts = texts,
            Message = new Message
            {
                Id = new Snowflake(20),
                ChannelId = new Snowflake(2),
                Author = new User { Id = new Snowflake(4), Username = "bot" },
            },
        };

    /// <summary>The context of a submitted modal.</summary>
    /// <inheritdoc cref="Command"/>
    public static ModalContext Modal(TextCatalog? texts = null, Permissions permissions = Permissions.None, string language = "en") =>
        new()
        {
            Id = new Snowflake(10),
            GuildId = GuildId,
            ChannelId = new Snowflake(2),
            Member = MemberWith(permissions),
            AppPermissions = Permissions.None,
            Culture = CultureInfo.GetCultureInfo(language),
            GuildCulture = CultureInfo.GetCultureInfo(language),
            Texts = texts,
        };

    private static Member MemberWith(Permissions permissions) =>
        new()
        {
            User = new User { Id = new Snowflake(3), Username = "mia" },
            Permissions = permissions,
        };
}
