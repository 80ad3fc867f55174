using System.IO.Compression;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Host.Plugins.BuiltIn.UserData;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Plugins;

public sealed class UserDataTests : IDisposable
{
    private static readonly Snowflake Guild = new(1);
    private readonly TestHost _host = new TestHost().With(
        "asker",
        plugin =>
            plugin
                .AddService<EraseUserData>()
                .AddService<ExportUserData>()
                .AddSingleton<UserDataRecord>()
                .AddSingleton<UserDataTurns>()
                .AddFeature<ShowMyData>()
    );

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_plugin_that_fails_is_named_and_asked_again_and_the_others_are_done()
    {
        await _host
            .With("b", plugin => plugin.Export<IUserData, Failing>())
            .With("good", plugin => plugin.Export<IUserData, Good>())
            .StartAsync();

        var first = Message(await ClickAsync(new(12), new(12)));
        Assert.Contains("3 items deleted", first.Content, StringComparison.Ordinal);
        Assert.Contains("went wrong in: b", first.Content, StringComparison.Ordinal);
        Assert.Single(first.Buttons);

        var lines = await File.ReadAllLinesAsync(_host.Data.UserDataFile, TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"what\":\"erase\",\"guild\":\"1\",\"user\":\"12\",\"by\":\"12\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("deleted 3, anonymised 4, kept 1, failed: 1", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_administrators_does_it_for_others_whatever_a_button_says()
    {
        await _host.With("good", plugin => plugin.Export<IUserData, Good>()).StartAsync();

        Assert.NotNull((await ClickAsync(new(12), new(13))).Refusal);
        Assert.NotNull(Message(await ClickAsync(new(12), new(13), Permissions.Administrator)).Content);
        Assert.Equal(2, (await File.ReadAllLinesAsync(_host.Data.UserDataFile, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_second_click_while_the_first_is_at_work_does_nothing()
    {
        await _host.With("good", plugin => plugin.Export<IUserData, Good>()).StartAsync();
        using (_host["asker"].Services.GetRequiredService<UserDataTurns>().TryTake(Guild, new(12)))
            Assert.Contains("in progress", (await ClickAsync(new(12), new(12))).Refusal, StringComparison.Ordinal);
        Assert.Null((await ClickAsync(new(12), new(12))).Refusal);
    }

    [Fact]
    public async Task An_export_has_a_folder_for_each_plugin()
    {
        await _host
            .With("good", plugin => plugin.Export<IUserData, Good>())
            .With("b", plugin => plugin.Export<IUserData, Failing>())
            .StartAsync();
        await using var scope = _host["asker"].Services.CreateAsyncScope();

        var reply = await scope
            .ServiceProvider.GetRequiredService<ShowMyData>()
            .ExportAsync(Command(new(12)), null, CancellationToken.None);

        Assert.Contains("went wrong in: b", reply.Message.Content, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(Assert.Single(reply.Message.Files).Content.ToArray()));
        Assert.Equal(["b/half.txt", "good/notes/你好.txt"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_too_large_for_one_archive_comes_in_several_and_a_file_that_fits_into_none_is_cut()
    {
        var random = new Random(1);
        byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }

        var (small, large) = (Bytes(30_000), Bytes(250_000));
        using var pack = new PackArchives("data", 100_000);
        for (var i = 0; i < 5; i++)
            await pack.AddAsync("p/same.bin", new MemoryStream(small), CancellationToken.None);
        await pack.AddAsync("p/../../large.bin", new MemoryStream(large), CancellationToken.None);
        await pack.AddAsync("p/empty.txt", Stream.Null, CancellationToken.None);

        var archives = pack.Finish();
        var entries = new Dictionary<string, byte[]>();
        foreach (var archive in archives)
        {
            var file = archive.Read();
            Assert.True(file.Content.Length <= 100_000, $"{file.Name} has {file.Content.Length} bytes");
            using var zip = new ZipArchive(new MemoryStream(file.Content.ToArray()));
            foreach (var entry in zip.Entries)
            {
                using var bytes = new MemoryStream();
                await using var content = entry.Open();
                await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
                entries.Add(entry.FullName, bytes.ToArray());
            }
        }

        Assert.Equal(7, pack.Files);
        Assert.Equal("data-1.zip", archives[0].Name);
        Assert.Equal(small, entries["p/same.bin (5)"]);
        Assert.Equal(
            large,
            entries
                .Where(e => e.Key.StartsWith("p/large.bin.", StringComparison.Ordinal))
                .OrderBy(e => e.Key, StringComparer.Ordinal)
                .SelectMany(e => e.Value)
        );
        Assert.Empty(entries["p/empty.txt"]);
        Assert.DoesNotContain(entries.Keys, name => name.Contains("..", StringComparison.Ordinal));
    }

    private async Task<Update> ClickAsync(Snowflake by, Snowflake user, Permissions permissions = Permissions.None)
    {
        await using var scope = _host["asker"].Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ShowMyData>()
            .EraseAsync(
                new ComponentContext
                {
                    Id = new(100),
                    GuildId = Guild,
                    ChannelId = new(2),
                    Member = Member(by, permissions),
                    AppPermissions = Permissions.None,
                    Culture = new("en"),
                    GuildCulture = new("en"),
                    Message = new Message
                    {
                        Id = new(3),
                        ChannelId = new(2),
                        Author = Member(by, permissions).User,
                    },
                },
                user,
                CancellationToken.None
            );
    }

    private static CommandContext Command(Snowflake by) =>
        new()
        {
            Id = new(100),
            GuildId = Guild,
            ChannelId = new(2),
            Member = Member(by, Permissions.None),
            AppPermissions = Permissions.None,
            Culture = new("en"),
            GuildCulture = new("en"),
        };

    private static Member Member(Snowflake id, Permissions permissions) =>
        new()
        {
            User = new User { Id = id, Username = "someone" },
            Permissions = permissions,
        };

    private static OutgoingMessage Message(Update update) => update.Message!;

    private sealed class Good : IUserData
    {
        public IAsyncEnumerable<UserDataFile> ExportAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            new[]
            {
                new UserDataFile("notes/你好.txt", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("hi")))),
            }.ToAsyncEnumerable();

        public Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            Task.FromResult(new ErasedData(3, 4, 1));
    }

    private sealed class Failing : IUserData
    {
        public async IAsyncEnumerable<UserDataFile> ExportAsync(
            Snowflake guild,
            Snowflake user,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            yield return new UserDataFile("half.txt", _ => Task.FromResult<Stream>(new MemoryStream([1])));
            throw new InvalidOperationException("test");
        }

        public Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("test");
    }
}
