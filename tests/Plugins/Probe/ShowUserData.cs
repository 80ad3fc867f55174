using System.Runtime.CompilerServices;
using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Probe;

/// <summary>Hands out and forgets what all plugins keep of who asks.</summary>
public sealed class ShowUserData(IExports<IUserData> exports)
{
    [Command("probe-mydata export", "What is kept of you, as files"), Everyone]
    public async Task<Reply> ExportAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var files = new List<OutgoingFile>();
        foreach (var plugin in exports.All)
        {
            await foreach (var file in plugin.Service.ExportAsync(context.GuildId, context.Member.User.Id, cancellationToken))
            {
                await using var content = await file.OpenAsync(cancellationToken);
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, cancellationToken);
                files.Add(new OutgoingFile($"{plugin.PluginId}-{file.Name}", copy.ToArray(), "application/json"));
            }
        }

        return new OutgoingMessage
        {
            Content = $"Data of {string.Join("+", exports.All.Select(plugin => plugin.PluginName))}; missing: {exports.Missing.Count}.",
            Files = files,
        };
    }

    [Command("probe-mydata erase", "Forgets you"), Everyone]
    public async Task<Reply> EraseAsync(CommandContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var all = new List<ErasedData>();
        foreach (var plugin in exports.All)
            all.Add(await plugin.Service.EraseAsync(context.GuildId, context.Member.User.Id, cancellationToken));
        return $"Erased {all.Sum(one => one.Deleted)}, kept {all.Sum(one => one.Retained)}.";
    }
}

/// <summary>Keeps that somebody is known until it is told to forget it.</summary>
public sealed class ProbeUserData : IUserData
{
    private static readonly HashSet<(Snowflake Guild, Snowflake User)> Forgotten = [];

    public async IAsyncEnumerable<UserDataFile> ExportAsync(
        Snowflake guild,
        Snowflake user,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.Yield();
        if (Forgotten.Contains((guild, user)))
            yield break;
        yield return UserDataFile.FromJson("you.json", new { Id = user, Name = "卡爾" });
        yield return new UserDataFile(
            "notes.txt",
            _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("Nothing special")))
        );
    }

    public Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        Task.FromResult(new ErasedData(Forgotten.Add((guild, user)) ? 1 : 0, 0));
}
