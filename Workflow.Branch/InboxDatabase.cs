using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workflow.Branch;

/// <summary>
/// The SQLite file of a branch: opened for each piece of work, shared by the agent and the commands beside it.
/// Every commit reaches the disk before it returns.
/// </summary>
internal sealed class InboxDatabase
{
    private const string Schema =
        """
        create table if not exists directives(
            id text primary key, branch text not null, number text not null, type text not null, organ text,
            abstract text not null, urgency text not null, issued_on text not null, due_on text, content_hash text not null,
            content_url text not null, status text not null, attempt integer not null, received_at text not null,
            stored_at text, text_sha256 text, opened_by text, opened_at text, trace text, message text not null);
        create table if not exists recalls(
            directive_id text primary key, reason text not null, requested_at text not null,
            answer text, answered_by text, answered_at text);
        create table if not exists effects(
            directive_id text primary key, effect text not null, by_number text, from_day text);
        create table if not exists receipts(
            place integer primary key autoincrement, receipt_id text not null unique, directive_id text not null,
            branch text not null, attempt integer not null, status_code text not null, at text not null, "by" text,
            auto integer not null, note text, trace text, sent_at text,
            unique(directive_id, attempt, status_code, auto));
        create index if not exists receipts_unsent on receipts(place) where sent_at is null;
        """;

    private readonly string _connection;

    internal InboxDatabase(string folder)
    {
        Directory.CreateDirectory(folder);
        // The time-out is how long one process waits for the other's transaction.
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "inbox.db"),
            DefaultTimeout = 30,
        }.ConnectionString;

        using var connection = Open();
        Execute(connection, "pragma journal_mode = wal");
        Execute(connection, Schema);
    }

    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        Execute(connection, "pragma synchronous = full");

        return connection;
    }

    /// <summary>Runs the work as one transaction that has the write lock from its start.</summary>
    internal T Write<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();

        return result;
    }

    /// <returns>The number of rows changed.</returns>
    internal static int Execute(SqliteConnection connection, string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);

        return command.ExecuteNonQuery();
    }

    internal static List<T> Read<T>(
        SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    internal static string Text(Guid id) => id.ToString("D");

    internal static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object? Value)[] values)
    {
        // The text is always a constant of this assembly; what comes from outside is a parameter.
        var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
