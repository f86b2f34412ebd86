using Npgsql;

namespace Workflow.Benchmarks.Crud;

/// <summary>
/// The comparison's tables. The text lies beside the row that every command updates, so that an update stays small;
/// the indexes serve an inbox (who waits), a register (numbers of a series) and a history (changes of a directive).
/// </summary>
internal static class CrudSchema
{
    private const string Sql = """
        create table if not exists directive (
            id               uuid primary key,
            version          int not null,
            status           text not null,
            step             int not null,
            approved_by      text[] not null,
            author           text not null,
            type             text not null,
            organ            text not null,
            abstract         text not null,
            content_hash     text not null,
            recipients       text[] not null,
            created_at       timestamptz not null,
            series           text,
            number_in_series int,
            number           text,
            issued_on        date);
        create index if not exists directive_waiting on directive (status, step) where status <> 'issued';
        create unique index if not exists directive_register on directive (series, number_in_series) where series is not null;

        create table if not exists directive_text (
            directive_id uuid primary key references directive,
            text         text not null);

        create table if not exists series (
            id          text primary key,
            last_number int not null) with (fillfactor = 50);

        create table if not exists audit (
            id           bigint generated always as identity primary key,
            directive_id uuid not null,
            version      int not null,
            at           timestamptz not null,
            actor        text not null,
            action       text not null,
            data         jsonb not null);
        create index if not exists audit_history on audit (directive_id, version);

        create table if not exists outbox (
            id           bigint generated always as identity primary key,
            directive_id uuid not null,
            routing_key  text not null,
            message      jsonb not null);
        """;

    public static async Task ApplyAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(Sql);
        await command.ExecuteNonQueryAsync();
    }
}
