using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// The scope of a text, as words of the index. Each one but the server's is unique to its server, so that one suffices to stay in it.
/// </summary>
/// <param name="Guild">The server.</param>
/// <param name="Department">The department of the ticket.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Owner">The owner of the ticket.</param>
internal sealed record SearchScope(Snowflake Guild, Guid Department, Guid Ticket, Snowflake Owner)
{
    public const string WithFile = "f";

    public static SearchScope Of(Ticket ticket) => new(ticket.GuildId, ticket.DepartmentId, ticket.Id, ticket.OwnerId);

    public string Words(Snowflake author, bool file) =>
        string.Join(
                ' ',
                OfGuild(Guild),
                OfDepartment(Department),
                OfTicket(Ticket),
                OfOwner(Guild, Owner),
                OfAuthor(Guild, author),
                file ? WithFile : ""
            )
            .TrimEnd();

    public static string OfGuild(Snowflake guild) => $"g{guild}";

    public static string OfDepartment(Guid department) => string.Create(CultureInfo.InvariantCulture, $"d{department:N}");

    public static string OfTicket(Guid ticket) => string.Create(CultureInfo.InvariantCulture, $"t{ticket:N}");

    public static string OfOwner(Snowflake guild, Snowflake owner) => $"o{guild}x{owner}";

    public static string OfAuthor(Snowflake guild, Snowflake author) => $"a{guild}x{author}";
}
