using CsCheck;
using Workflow.Domain;
using Workflow.Domain.Audit;
using Workflow.Domain.Distribution;
using Workflow.Domain.Drafting;
using Workflow.Domain.Numbering;
using Workflow.Domain.Organisation;
using Workflow.Domain.Review;
using Workflow.Domain.Signing;

namespace Workflow.IntegrationTests.Ledger;

/// <summary>What may go wrong, or be done twice, around one act.</summary>
internal enum Trouble
{
    /// <summary>The same command, twice at once.</summary>
    Twice,

    /// <summary>Something asked before, by whomever, is asked once more under its id.</summary>
    Again,

    /// <summary>The id of an earlier command comes with another body.</summary>
    KeyReused,

    /// <summary>The caller does not wait for the answer, and asks again.</summary>
    GivenUp,

    /// <summary>The connection breaks around the commit; see <see cref="Cut"/>.</summary>
    BeforeCommit,
    CommitSent,
    Committed,

    /// <summary>The server ends the Ledger's sessions, whatever they are doing.</summary>
    Terminated,

    /// <summary>A command comes along that the store cannot hold.</summary>
    Poison,

    /// <summary>The machine's clock is put right, or wrong.</summary>
    ClockForward,
    ClockBack,

    /// <summary>Nothing; also every number beyond.</summary>
    None,
}

/// <summary>One step of a stroll through the office: at each, somebody asks for something, more often than not what is due next.</summary>
/// <param name="Paper">Which of the three papers: a resolution, one voted on, one of a chi bộ.</param>
internal sealed record Act(int Paper, int What, int Who, int How, int Wrong, int Node)
{
    private const string Hanh = "hanh.luu", Khai = "khai.nguyen", Nga = "nga.cao", Sang = "bt.cb-cntt";
    private static readonly string[] Everybody = [Hanh, Khai, Nga, Sang, "bich.ho", "ha.tran", "bao.le", "mai.dang", "tuan.pham", "kien.ta", "quan.tri", "branch:CB-CNTT"];

    internal static readonly Gen<Act> Any = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 29], Gen.Int[0, 59], Gen.Int[0, 11], Gen.Int[0, 24], Gen.Int[0, 1],
        (paper, what, who, how, wrong, node) => new Act(paper, what, who, how, wrong, node));

    public override string ToString() => $"{Paper}/{What}/{Who}/{How}/{Trouble}@{Node}";

    internal Trouble Trouble => (Trouble)Math.Min(Wrong, (int)Trouble.None);

    /// <summary>What is asked, as the caller believes things to stand.</summary>
    /// <param name="paper">The directive's id.</param>
    /// <param name="seen">Its state as last seen; null when nobody has seen it yet.</param>
    internal Command Asked(Guid paper, Directive? seen) => What >= 12 ? Next(paper, seen) : Anything(paper, seen);

    /// <summary>What the right person would do next.</summary>
    private Command Next(Guid id, Directive? seen) => seen?.Status switch
    {
        null => new DraftDirective(new(Drafter), id, Draft(id)),
        DirectiveStatus.Draft => new SubmitDirective(new(Drafter), id),
        DirectiveStatus.InReview => Answer(id, seen),
        DirectiveStatus.Approved => new SignDirective(new(Signer), id, seen.ContentHash, null),
        DirectiveStatus.Signed => How % 2 is 0 ? new AssignNumber(new(Clerk), id) : new IssueDirective(new(Clerk), id),
        DirectiveStatus.Numbered => How % 2 is 0 ? new SealDirective(new(Clerk), id) : new IssueDirective(new(Clerk), id),
        DirectiveStatus.Issued => How % 4 is 0 ? new RequestRecall(new(Signer), id, "reason", null, null) : Receipt(id, $"0{1 + (How % 6)}"),
        DirectiveStatus.RecallRequested => Receipt(id, "15"),
        _ => new ShowContent(new(Drafter), id, "hash", "sha"),
    };

    private Command Answer(Guid id, Directive seen)
    {
        var waiting = seen.Open is { } open ? ReviewTurn.Waiting(seen, open).ToList() : [];
        if (seen.BallotNow is { IsWritten: true, OrderedBy: null } unopened) return new OpenBallot(new(Signer), id, unopened.N, null);

        var request = new Request(waiting is [] ? Signer : waiting[Who % waiting.Count]);
        return seen.Steps[seen.StepNow].Kind is StepKind.Ballot
            ? new CastVote(request, id, How is 0 ? VoteChoice.Against : VoteChoice.For, null, false, seen.ContentHash)
            : new ReviewDirective(request, id, ReviewChoice.Approve, seen.ContentHash, null, null, []);
    }

    /// <summary>What anybody might try, on the right text or another, having seen this version or an older one.</summary>
    private Command Anything(Guid id, Directive? seen)
    {
        var anybody = new Request(Everybody[Who % Everybody.Length], IfVersion: How % 5 is 0 ? seen?.Version - (How % 2) : null);
        var drafter = How % 3 is 0 ? anybody : anybody with { Person = Drafter };
        var hash = How % 4 is 0 || seen is null ? Papers.Hash(id, How % Papers.Texts) : seen.ContentHash;
        return What switch
        {
            0 => new DraftDirective(anybody, id, Draft(id)),
            1 or 2 => new ReviseDraft(drafter, id, (seen?.Draft ?? Draft(id)) with { ContentHash = Papers.Hash(id, How % Papers.Texts) }, hash),
            3 => new WithdrawDirective(How is 0 ? drafter : anybody, id, "reason"),
            4 => new SubmitDirective(anybody, id),
            5 or 6 => new ReviewDirective(anybody, id, (ReviewChoice)(How % 4), hash, "content", "comment", []),
            7 => new CastVote(anybody, id, (VoteChoice)(How % 3), "opinion", false, hash),
            8 => How % 2 is 0 ? new SignDirective(anybody, id, hash, null) : new ReviewDirective(anybody with { Person = Clerk }, id, ReviewChoice.Return, hash, null, "comment", []),
            9 => How % 2 is 0 ? new AssignNumber(anybody, id) : new IssueDirective(anybody, id),
            10 => new RequestRecall(anybody, id, "reason", null, null),
            _ => Receipt(id, How is 1 ? "16" : How is 0 ? "opened" : $"0{How % 7}"),
        };
    }

    private RecordReceipt Receipt(Guid id, string code)
    {
        var branch = Paper is 2 ? "CB-TAICHINH" : Who % 2 is 0 ? "CB-CNTT" : "DB-THAMDO";
        return new(new(Principal.Branch(branch)), NameId.Of("receipt", $"{id} {Who}"), id, branch, code, DateTimeOffset.UnixEpoch, null, false, null);
    }

    private Draft Draft(Guid id) => Paper switch
    {
        2 => new("NQ", "CB-CNTT", "CB", Papers.Hash(id, 0), null, [], "chi-bo", [new("CB-TAICHINH", null, null, null, null)], []),
        var other => new(other is 0 ? "KH" : "NQ", "DU", "BTV", Papers.Hash(id, 0), null, [], other is 0 ? "simple" : "nq-btv", [new("CB-CNTT", null, null, null, null), new("DB-THAMDO", null, null, null, null)], []),
    };

    private string Drafter => Paper is 2 ? Sang : Hanh;

    private string Signer => Paper is 2 ? Sang : Khai;

    private string Clerk => Paper is 2 ? Sang : Nga;
}
