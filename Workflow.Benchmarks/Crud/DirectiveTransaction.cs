using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Workflow.Benchmarks.Crud;

/// <summary>
/// One command's transaction: the row locked on opening, its change and the audit row saved in one round trip.
/// Left without <see cref="CommitAsync"/> it rolls back.
/// </summary>
internal sealed class DirectiveTransaction : IAsyncDisposable
{
    private const string Load = """
        select version, status, step, approved_by, author, type, abstract, content_hash, recipients
        from directive where id = $1 for update
        """;

    private const string Update = """
        update directive
        set version = $2, status = $3, step = $4, approved_by = $5,
            series = $6, number_in_series = $7, number = $8, issued_on = $9
        where id = $1
        """;

    private const string Audit = """
        insert into audit (directive_id, version, at, actor, action, data) values ($1, $2, $3, $4, $5, $6) returning id
        """;

    private const string Number = """
        insert into series (id, last_number) values ($1, 1)
        on conflict (id) do update set last_number = series.last_number + 1 returning last_number
        """;

    private const string Send = "insert into outbox (directive_id, routing_key, message) values ($1, $2, $3)";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly NpgsqlBatch _batch;

    private DirectiveTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
        _batch = new NpgsqlBatch(connection, transaction);
    }

    /// <summary>The row as it was when locked; null when there is none.</summary>
    public DirectiveRow? Directive { get; private set; }

    public static async Task<DirectiveTransaction> OpenAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        var connection = await database.OpenConnectionAsync(stop);

        return new DirectiveTransaction(connection, await connection.BeginTransactionAsync(stop));
    }

    public static async Task<DirectiveTransaction> OpenAsync(NpgsqlDataSource database, Guid id, CancellationToken stop)
    {
        var transaction = await OpenAsync(database, stop);
        transaction.Directive = await transaction.LoadAsync(id, stop);

        return transaction;
    }

    public async Task<int> NextNumberAsync(string series, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Number, _connection, _transaction)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = series } },
        };

        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Adds a statement that goes out with the next <see cref="SaveAsync"/>.</summary>
    public void Add(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        _batch.BatchCommands.Add(command);
    }

    public void AddMessage(Guid directive, string routingKey, object message) => Add(Send, directive, routingKey, Json(message));

    public void AddUpdate(DirectiveRow next) => Add(
        Update, next.Id, next.Version, next.Status, next.Step, next.ApprovedBy,
        OrNull(next.Series, NpgsqlDbType.Text), OrNull(next.NumberInSeries, NpgsqlDbType.Integer),
        OrNull(next.Number, NpgsqlDbType.Text), OrNull(next.IssuedOn, NpgsqlDbType.Date));

    /// <summary>Sends what was added and the audit row in one round trip; answers the audit row's id.</summary>
    public async Task<long> SaveAsync(DirectiveRow next, Change change, CancellationToken stop)
    {
        Add(Audit, next.Id, next.Version, change.At, change.Actor, change.Action, Json(change.Data));

        return (long)(await _batch.ExecuteScalarAsync(stop))!;
    }

    public Task CommitAsync(CancellationToken stop) => _transaction.CommitAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<DirectiveRow?> LoadAsync(Guid id, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(Load, _connection, _transaction)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } },
        };
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) return null;

        return new DirectiveRow(
            id, row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<string[]>(3), row.GetString(4),
            row.GetString(5), row.GetString(6), row.GetString(7), row.GetFieldValue<string[]>(8));
    }

    private static NpgsqlParameter Json(object data) => new()
    {
        NpgsqlDbType = NpgsqlDbType.Jsonb,
        Value = JsonSerializer.Serialize(data, JsonSerializerOptions.Web),
    };

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) =>
        new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
