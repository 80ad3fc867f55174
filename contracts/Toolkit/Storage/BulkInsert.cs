using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace DCTicket.Toolkit.Storage;

/// <summary>
/// Inserts many rows of a table by a prepared statement, in a tenth of the time of tracked entities. The columns come from the model.
/// </summary>
public static class BulkInsert
{
    private static readonly ConditionalWeakTable<IModel, Tables> PerModel = [];

    /// <summary>
    /// Inserts rows without tracking them. A generated key of 0 is assigned by the database. For more than a few rows, call it inside of
    /// <see cref="PluginDbContext.WriteAsync"/>, so that they are one transaction.
    /// </summary>
    /// <exception cref="ArgumentException">The context has no such table.</exception>
    public static async Task InsertAsync<T>(DbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
            return;
        var (columns, sql) = PerModel.GetValue(db.Model, _ => new Tables()).Of(db.Model, typeof(T));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model alone; values are parameters.
        command.CommandText = sql;
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

    private sealed class Tables
    {
        private readonly ConcurrentDictionary<Type, (Column[] Columns, string Sql)> _all = new();

        public (Column[] Columns, string Sql) Of(IModel model, Type entity) =>
            _all.GetOrAdd(
                entity,
                _ =>
                {
                    var type = model.FindEntityType(entity) ?? throw new ArgumentException($"{entity} has no table.", nameof(entity));
                    Column[] columns = [.. type.GetFlattenedProperties().Select(property => new Column(property))];
                    var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
                    return (
                        columns,
                        $"INSERT INTO \"{type.GetTableName()}\" ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})"
                    );
                }
            );
    }

    private sealed class Column(IProperty property)
    {
        private readonly bool _isGiven = property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long);
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object Read(object row)
        {
            var value = property.GetGetter().GetClrValueUsingContainingEntity(row);
            if (_isGiven && value is 0L)
                return DBNull.Value;
            return (_convert is null || value is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}
