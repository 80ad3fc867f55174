using System.IO.Compression;
using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Transcripts;

internal static class ExportRequests
{
    internal static readonly Snowflake Direct = new(1_003_001);
    internal static readonly Member Tess = TicketsWorld.Member(3001, Permissions.None, TicketsWorld.TechRole);
    internal static readonly Member Adam = TicketsWorld.Member(1, Permissions.Administrator);

    internal static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.MemberRoles[new(3001)] = [TicketsWorld.TechRole];
        return world;
    }

    internal static async Task ManyAsync(TicketsWorld world, int count, int bytes)
    {
        for (var i = 0; i < count; i++)
        {
            var ticket = await world.TicketOfAsync((ulong)(10 + i));
            var message = (ulong)(1000 + i);
            await world.ArchiveAsync(Paper.Row(ticket, message, "text"));
            await world.ArchiveAsync(
                await world.KeepAsync(ticket, message, 2000 + (ulong)i, $"{i}.bin", RandomNumberGenerator.GetBytes(bytes))
            );
        }
    }

    internal static CommandContext CommandOf(TicketsWorld world, Member member)
    {
        var command = world.Command();
        return new CommandContext
        {
            Id = command.Id,
            GuildId = command.GuildId,
            ChannelId = command.ChannelId,
            Member = member,
            AppPermissions = command.AppPermissions,
            Culture = command.Culture,
            GuildCulture = command.GuildCulture,
            Texts = TicketTexts.Catalog,
        };
    }

    internal static Task<Reply> ExportAsync(
        TicketsWorld world,
        Member member,
        string? department = null,
        ulong? about = null,
        string? from = null,
        string? to = null,
        ExportFormat? format = null,
        ulong? customer = null
    )
    {
        User? Person(ulong? id) => id is { } known ? TicketsWorld.Person(known) : null;
        return world.InAsync<ExportHistory, Reply>(export =>
            export.RunAsync(
                CommandOf(world, member),
                null,
                department,
                Person(customer),
                Person(about),
                null,
                from,
                to,
                format,
                CancellationToken.None
            )
        );
    }

    internal static Task<Export> ExportAsync(TicketsWorld world) =>
        world.ReadAsync(db => db.Exports.AsNoTracking().OrderBy(e => e.CreatedAt).FirstAsync());

    internal static Task RunAsync(TicketsWorld world) => world.HandleAsync<RunExports>(job => job.RunAsync(CancellationToken.None));

    internal static ZipArchive Open(OutgoingFile file) => new(new MemoryStream(file.Bytes()));
}
