using Marten;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Workflow.Host.Ledger;

/// <summary>The tables that the Ledger writes in the same transaction as the events. They migrate with Marten's own (db-apply, db-assert).</summary>
public static class LedgerSchema
{
    /// <summary>The facts that branches are told of: all that hold a copy, but of <c>delivery-resent</c> the one it names.</summary>
    public const string SentToBranches = "type in ('directive-issued', 'recall-requested', 'effect-changed', 'delivery-resent')";

    public static void AddTo(StoreOptions options)
    {
        options.Storage.ExtendedSchemaObjects.Add(new Extension("pg_trgm"));
        options.Storage.ExtendedSchemaObjects.Add(Head());
        options.Storage.ExtendedSchemaObjects.Add(Leaf());
        options.Storage.ExtendedSchemaObjects.Add(Command());
        options.Storage.ExtendedSchemaObjects.Add(Part());
        options.Storage.ExtendedSchemaObjects.Add(Card());
        options.Storage.ExtendedSchemaObjects.Add(Readership());
        options.Storage.ExtendedSchemaObjects.Add(Pace());
        options.Storage.ExtendedSchemaObjects.Add(Register());
    }

    private static DbObjectName Named(string qualified) => PostgresqlProvider.Instance.Parse(qualified);

    /// <summary>One row: how many facts the log holds. Whoever locks it is the single writer of the cluster.</summary>
    private static Table Head()
    {
        var table = new Table(Named("ledger.head"));
        table.AddColumn<int>("id").AsPrimaryKey();
        table.AddColumn<long>("size").NotNull();
        table.AddColumn<DateTimeOffset>("last_at").NotNull();
        return table;
    }

    /// <summary>The audit log: one row per fact, numbered from 0 without a gap. <c>bytes</c> is what proofs are over.</summary>
    private static Table Leaf()
    {
        var table = new Table(Named("ledger.leaf"));
        table.AddColumn<long>("sequence").AsPrimaryKey();
        table.AddColumn<Guid>("event_id").NotNull();
        table.AddColumn<Guid>("stream").NotNull();
        table.AddColumn<int>("version").NotNull();
        table.AddColumn("kind", "smallint").NotNull();
        table.AddColumn<string>("type").NotNull();
        table.AddColumn<DateTimeOffset>("at").NotNull();
        table.AddColumn<string>("actor").NotNull();
        table.AddColumn<Guid>("about");
        table.AddColumn("bytes", "bytea").NotNull();
        table.AddColumn("hash", "bytea").NotNull();
        table.Indexes.Add(new IndexDefinition("leaf_event_id") { Columns = ["event_id"], IsUnique = true });
        table.Indexes.Add(new IndexDefinition("leaf_about") { Columns = ["about", "sequence"] });
        table.Indexes.Add(new IndexDefinition("leaf_type") { Columns = ["type", "sequence"] });
        return table;
    }

    /// <summary>What each command was answered, so that asking again gives the same answer.</summary>
    private static Table Command()
    {
        var table = new Table(Named("ledger.command"));
        table.AddColumn<Guid>("id").AsPrimaryKey();
        table.AddColumn("body_hash", "bytea").NotNull();
        table.AddColumn("status", "smallint").NotNull();
        table.AddColumn("body", "bytea").NotNull();
        table.AddColumn<DateTimeOffset>("at").NotNull();
        return table;
    }

    /// <summary>The content store: typed texts and files in pieces, addressed by document and the SHA-256 of what they say, encrypted under the document's key (<see cref="KeysDatabase"/>). Piece 0 carries size and media type.</summary>
    private static Table Part()
    {
        var table = new Table(Named("content.part"));
        table.AddColumn<Guid>("document").AsPrimaryKey();
        table.AddColumn("sha256", "bytea").AsPrimaryKey();
        table.AddColumn<int>("piece").AsPrimaryKey();
        table.AddColumn<long>("size").NotNull();
        table.AddColumn<string>("media_type").NotNull();
        table.AddColumn("bytes", "bytea").NotNull();

        // Null for what was written before content was encrypted.
        table.AddColumn("nonce", "bytea");
        return table;
    }

    private static Table Card()
    {
        var table = new Table(Named("read.directive_card"));
        table.AddColumn<Guid>("id").AsPrimaryKey();
        table.AddColumn<long>("sequence").NotNull();
        table.AddColumn<string>("status").NotNull();
        table.AddColumn<string>("type").NotNull();
        table.AddColumn<string>("number_key");
        table.AddColumn<DateOnly>("issued_on");
        table.AddColumn<DateOnly>("day").NotNull().DefaultValueByExpression("'-infinity'");
        table.AddColumn<string>("direction");
        table.AddColumn<DateTimeOffset>("next_at");
        table.AddColumn<Guid>("readership").NotNull().DefaultValueByExpression($"'{Guid.Empty}'");
        table.AddColumn("waiting", "text[]").NotNull();
        table.AddColumn("data", "jsonb").NotNull();
        table.Indexes.Add(new IndexDefinition("card_readership") { Columns = ["readership"] });

        // Lists are counted and put in order from this index alone.
        table.Indexes.Add(new IndexDefinition("card_day") { Columns = ["day", "sequence", "readership", "status", "type", "direction", "id"] });
        table.Indexes.Add(new IndexDefinition("card_waiting") { Columns = ["waiting"], Method = IndexMethod.gin });
        table.Indexes.Add(new IndexDefinition("card_number") { Columns = ["number_key"] });
        table.Indexes.Add(new IndexDefinition("card_next_at") { Columns = ["next_at"], Predicate = "(next_at IS NOT NULL)" });
        return table;
    }

    /// <summary>
    /// Whom cards are open to. A hundred thousand directives are open to a few thousand different sets of principals, so each set is kept once, and to see
    /// which cards a person may read is to look through the sets (docs/decisions/0004).
    /// </summary>
    private static Table Readership()
    {
        var table = new Table(Named("read.readership"));
        table.AddColumn<Guid>("id").AsPrimaryKey();
        table.AddColumn("readers", "text[]").NotNull();
        table.Indexes.Add(new IndexDefinition("readership_readers") { Columns = ["readers"], Method = IndexMethod.gin });
        return table;
    }

    /// <summary>One narrow row per directive, for figures. The indexed columns change once each, so that a step costs no index entry.</summary>
    private static Table Pace()
    {
        var table = new Table(Named("read.directive_pace"));
        table.AddColumn<Guid>("id").AsPrimaryKey();
        table.AddColumn<string>("body").NotNull();
        table.AddColumn<string>("type").NotNull();
        table.AddColumn<bool>("is_urgent").NotNull();
        table.AddColumn<string>("step");
        table.AddColumn<DateTimeOffset>("since").NotNull();
        table.AddColumn<DateOnly>("drafted_on").NotNull();
        table.AddColumn<DateOnly>("submitted_on");
        table.AddColumn<DateTimeOffset>("issue_due_at");
        table.AddColumn<DateTimeOffset>("issued_at");
        table.AddColumn<DateOnly>("issued_on");
        table.AddColumn<int>("decisions").NotNull();
        table.AddColumn<int>("on_paper").NotNull();
        table.AddColumn("returns", "text[]").NotNull();
        table.Indexes.Add(new IndexDefinition("pace_issued_on") { Columns = ["issued_on"] });
        table.Indexes.Add(new IndexDefinition("pace_submitted_on") { Columns = ["submitted_on"] });
        table.Indexes.Add(new IndexDefinition("pace_unissued") { Columns = ["id"], Predicate = "(issued_at IS NULL)" });
        return table;
    }

    private static Table Register()
    {
        var table = new Table(Named("read.register_entry"));
        table.AddColumn<string>("series").AsPrimaryKey();
        table.AddColumn<int>("count").AsPrimaryKey();
        table.AddColumn<DateOnly>("issued_on");
        table.AddColumn("data", "jsonb").NotNull();
        return table;
    }
}
