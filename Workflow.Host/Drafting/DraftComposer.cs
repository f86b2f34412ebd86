using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Domain;
using Workflow.Domain.Drafting;
using Workflow.Host.Http;
using Workflow.Host.Ledger;

namespace Workflow.Host.Drafting;

/// <summary>A draft ready to be decided on: its manifest and the typed texts that go with it.</summary>
public sealed record Composed(Draft Draft, ImmutableArray<ContentPart> Content);

/// <summary>Makes a draft, its manifest and its content hash from what was sent, upon what was there before.</summary>
public sealed class DraftComposer(RelationFinder relations, LedgerStore ledger)
{
    /// <param name="body">The issuing body, settled before.</param>
    public async Task<(Composed?, Rejection?)> NewAsync(Guid id, DraftBody asked, string body, string person, CancellationToken cancellation)
    {
        var empty = new Manifest(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), body, null, "", "", null, [], [], null);
        return await ReviseAsync(id, asked, new Draft("", body, null, "", null, [], "", [], []), empty, person, cancellation);
    }

    public async Task<(Composed?, Rejection?)> ReviseAsync(
        Guid id, DraftBody asked, Draft draft, Manifest manifest, string person, CancellationToken cancellation)
    {
        var (found, unclear) = await relations.FindAsync(asked.AllRelations, person, cancellation);
        if (unclear is not null) return (null, unclear);
        if (asked.Appointments?.FirstOrDefault(IsMisnamed) is { } misnamed) return (null, Rejection.UnknownReference("person", misnamed.Name));

        var content = ImmutableArray.CreateBuilder<ContentPart>();
        var text = asked.Text is { } typed ? Add(ContentStore.Part(id, "text/markdown; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(typed))) : null;
        var next = manifest with
        {
            Body = asked.Body ?? draft.Body, Organ = asked.Organ ?? draft.Organ, Type = asked.Type ?? draft.Type,
            Abstract = asked.Abstract ?? manifest.Abstract, Relations = [.. manifest.Relations.Where(r => !asked.Settles(r.Kind)), .. found!.Value], EffectiveFrom = asked.EffectiveFrom ?? asked.Left(DraftField.EffectiveFrom, draft.EffectiveFrom),
            Text = text is null ? manifest.Text : new(text.Sha256, text.Bytes.Length), Attachments = [.. manifest.Attachments.Where(file => asked.Keeps(file.Sha256))],
        };
        var bound = Add(ContentStore.Part(id, "application/json", next.Bytes()));
        var recipients = asked.Recipients is { } sent ? sent.Select(r => RecipientOf(id, r, Add)).ToImmutableArray() : draft.Recipients;
        var addressees = asked.Addressees is { } names ? names.Select(name => Add(ContentStore.Text(id, name)).Sha256).ToImmutableArray() : draft.Addressees;
        return (new(With(draft, asked, next, bound.Sha256, recipients) with { Addressees = addressees }, content.ToImmutable()), null);

        ContentPart Add(ContentPart part)
        {
            content.Add(part);
            return part;
        }
    }

    private bool IsMisnamed(AppointmentPlanBody plan) =>
        plan.Name is { } name && VietnameseText.Fold(name) != VietnameseText.Fold(ledger.Organisation.NameOf(plan.Person ?? ""));

    private static Draft With(Draft draft, DraftBody asked, Manifest manifest, string contentHash, ImmutableArray<Recipient> recipients) =>
        new(manifest.Type, manifest.Body, manifest.Organ, contentHash, manifest.Text?.Sha256, [.. draft.Attachments.Where(file => asked.Keeps(file.Sha256))], asked.Route ?? draft.Route, recipients,
            [.. manifest.Relations.Select(r => new Relation(r.Kind, r.DirectiveId, r.Number))])
        {
            Urgency = asked.Urgency ?? draft.Urgency,
            DeliverBy = asked.DeliverBy ?? asked.Left(DraftField.DeliverBy, draft.DeliverBy),
            Signer = asked.Signer ?? asked.Left(DraftField.Signer, draft.Signer),
            DueOn = asked.DueOn ?? asked.Left(DraftField.DueOn, draft.DueOn),
            EffectiveFrom = manifest.EffectiveFrom,
            Matter = asked.Matter ?? draft.Matter,
            Important = asked.Important ?? draft.Important,
            DraftingUnit = asked.DraftingUnit ?? draft.DraftingUnit,
            CoDrafters = asked.CoDrafters is { } people ? [.. people] : draft.CoDrafters,
            Circulation = asked.Circulation ?? asked.Left(DraftField.Circulation, draft.Circulation),
            JointWith = asked.JointWith is { } bodies ? [.. bodies] : draft.JointWith,
            Appointments = asked.Appointments is { } plans ? [.. plans.Select(plan => plan.Plan())] : draft.Appointments,
        };

    private static Recipient RecipientOf(Guid id, JsonElement sent, Func<ContentPart, ContentPart> add)
    {
        try
        {
            if (sent.ValueKind is JsonValueKind.String) return new(sent.Deserialize<string>(StrictJson.Options), null, null, null, null);

            var body = sent.Deserialize<RecipientBody>(StrictJson.Options);
            if (body is null or { Code: null, Name: null }) throw new JsonException();
            return new(body.Code, body.Name is { } name ? add(ContentStore.Text(id, name)).Sha256 : null, body.Purpose, body.Channel, body.Copies);
        }
        catch (JsonException)
        {
            throw RefusedRequestException.Malformed("recipients");
        }
    }
}
