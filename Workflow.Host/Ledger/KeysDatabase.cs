using JasperFx;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Workflow.Host.Ledger;

/// <summary>Where the keys of content lie: a table of their own, in the store's database or in one that keeps no old backups (docs/decisions/0013). Migrates with the rest (db-apply, db-assert).</summary>
public sealed class KeysDatabase(NpgsqlDataSource source, bool isOwn)
    : PostgresqlDatabase(new DefaultMigrationLogger(), AutoCreate.None, new PostgresqlMigrator(), "keys", source, ownsDataSource: isOwn)
{
    /// <param name="connectionString">Null for the store's own database.</param>
    public static KeysDatabase At(string? connectionString, NpgsqlDataSource store) =>
        connectionString is null ? new(store, isOwn: false) : new(new NpgsqlDataSourceBuilder(connectionString).Build(), isOwn: true);

    public override IFeatureSchema[] BuildFeatureSchemas() => [new KeysSchema(Migrator)];

    private sealed class KeysSchema(Migrator migrator) : FeatureSchemaBase("keys", migrator)
    {
        /// <summary>A row whose key is null stays for ever: that document gets no other.</summary>
        protected override IEnumerable<ISchemaObject> schemaObjects()
        {
            var table = new Table(PostgresqlProvider.Instance.Parse("keys.content"));
            table.AddColumn<Guid>("document").AsPrimaryKey();
            table.AddColumn("key", "bytea");
            yield return table;
        }
    }
}
