using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace DCTicket.Tickets;

/// <summary>
/// Inserts many rows of one table by one prepared statement, which takes a tenth of the time that tracked entities take. Columns come from the model, so that a new one is
/// not forgotten.
/// </summary>
internal static class InsertRows
{
    /// <summary>Within a write of the database; the rows are not tracked.</summary>
    public static async Task RunAsync<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken) where T : class
    {
        if (rows.Count == 0)
            return;
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} has no table.", nameof(rows));
        Column[] columns = [.. type.GetProperties().Select(property => new Column(property))];
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model alone; values are parameters.
        command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        DbParameter[] parameters = [.. columns.Select((_, i) => Add(command, $"@p{i}"))];
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Read(row);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private sealed class Column(IProperty property)
    {
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object Read(object row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return (_convert is null || value is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}
