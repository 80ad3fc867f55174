using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DCTicket.Tickets.Tests.Earlier;

/// <summary>The database that the version of 2026-11-30 left behind, before Tickets was divided into areas.</summary>
internal sealed class EarlierDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcticket-").FullName;

    public EarlierDatabase()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "Earlier", "2026-11-30.zip"));
        zip.GetEntry("bot/data/tickets.db")!.ExtractToFile(File);
    }

    private string File => Path.Combine(_folder, "tickets.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task<TicketsDbContext> OpenAsync(bool migrate = true)
    {
        var db = new TicketsDbContext(
            new DbContextOptionsBuilder<TicketsDbContext>().UseSqlite($"Data Source={File};Pooling=false").Options
        );
        if (migrate)
            await db.Database.MigrateAsync();
        return db;
    }

    /// <summary>The rows of each table.</summary>
    public async Task<Dictionary<string, long>> CountAsync(IEnumerable<string> tables)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in tables)
            counts[table] = (long)(await ReadAsync($"SELECT COUNT(*) FROM \"{table}\"")).Single();
        return counts;
    }

    /// <summary>The tables that the earlier version made for its entities.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() =>
        [
            .. (
                await ReadAsync(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite*' AND name NOT GLOB '__*' "
                        + "AND name NOT GLOB 'search_index*' ORDER BY name"
                )
            ).Cast<string>(),
        ];

    /// <summary>The JSON of a column as it is stored.</summary>
    public async Task<IReadOnlyList<JsonNode?>> JsonAsync(string table, string column) =>
        [
            .. (await ReadAsync($"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" <> ''")).Select(text =>
                JsonNode.Parse((string)text)
            ),
        ];

    /// <summary>Whether a property is kept as JSON in a column of text.</summary>
    public static bool IsJson(IProperty property) =>
        property.GetValueConverter() is { } converter
        && converter.ProviderClrType == typeof(string)
        && !property.ClrType.IsEnum
        && property.ClrType != typeof(string)
        && Nullable.GetUnderlyingType(property.ClrType) is null;

    /// <summary>Whether JSON has all that another has; it may have more.</summary>
    public static bool Holds(JsonNode? json, JsonNode? all) =>
        (json, all) switch
        {
            (JsonObject one, JsonObject other) => other.All(pair =>
                one.TryGetPropertyValue(pair.Key, out var value) && Holds(value, pair.Value)
            ),
            (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Holds(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(json, all),
        };

    private async Task<List<object>> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of tables and columns.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<object>();
        while (await reader.ReadAsync())
            values.Add(reader.GetValue(0));
        return values;
    }
}
