using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DCTicket.Contracts;
using DCTicket.Host.Startup;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>
/// The audit record of data requests: a line of JSON in <c>data/user-data.jsonl</c> and one in the log. It has only ids and numbers, and
/// proves that data was erased.
/// </summary>
internal sealed partial class UserDataRecord(DataFolder data, TimeProvider time, ILogger<UserDataRecord> logger) : IDisposable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Writes the record to disk, before anything else happens.</summary>
    public async Task WriteAsync(
        UserDataStep step,
        InteractionContext by,
        Snowflake user,
        string? detail,
        CancellationToken cancellationToken
    )
    {
        LogStep(step, user, by.GuildId, by.Member.User.Id, detail ?? "");
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                at = time.GetUtcNow(),
                what = step,
                guild = by.GuildId,
                user,
                by = by.Member.User.Id,
                detail,
            },
            Options
        );
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var file = new FileStream(data.UserDataFile, FileMode.Append, FileAccess.Write, FileShare.Read);
            await file.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    [LoggerMessage(LogLevel.Information, "User data of {User} in server {Guild}: {Step}, requested by {By}. {Detail}")]
    private partial void LogStep(UserDataStep step, Snowflake user, Snowflake guild, Snowflake by, string detail);
}

/// <summary>The kind of data request.</summary>
internal enum UserDataStep
{
    Export,
    Exported,
    Erase,
    Erased,
}
