using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// The language and the time zone of each server: the same for all plugins, and set by admins with <c>/settings</c>. Answers come from
/// memory, so events, jobs and handlers that open a modal may ask as often as they like. <see cref="GuildLocaleChanged"/> tells changes.
/// </summary>
public interface IGuildLocale
{
    /// <summary>
    /// The language for messages that everybody in the server sees. Without a choice it is the server's language in Discord; English for
    /// a server that the bot does not know.
    /// </summary>
    CultureInfo CultureOf(Snowflake guild);

    /// <summary>The time zone in which days and hours of the server begin; UTC without a choice. It has an IANA id.</summary>
    TimeZoneInfo TimeZoneOf(Snowflake guild);
}
