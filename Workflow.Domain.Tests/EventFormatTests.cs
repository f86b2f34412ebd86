using System.Text.Json;

namespace Workflow.Domain.Tests;

/// <summary>What is stored once is read for ever: the form of every event is a promise. A changed file in Formats is a changed promise.</summary>
public sealed class EventFormatTests
{
    private static readonly JsonSerializerOptions Readable = new(TextJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static readonly TheoryData<Type> Types = [.. EventSamples.All.Select(e => e.GetType())];

    [Fact]
    public void every_type_of_event_has_a_sample() =>
        Assert.Equal(Conventions.EventTypes.Select(t => t.Name).Order(), EventSamples.All.Select(e => e.GetType().Name).Order());

    [Fact]
    public void a_sample_leaves_nothing_out() => Assert.All(EventSamples.All, sample =>
        Assert.DoesNotContain(sample.GetType().GetProperties(), p => p.GetValue(sample) is null));

    [Theory, MemberData(nameof(Types))]
    public void it_is_written_exactly_as_promised(Type type) => Assert.Equal(Promised(type), Written(Sample(type)));

    [Theory, MemberData(nameof(Types))]
    public void what_was_promised_is_read_back(Type type) =>
        Assert.Equal(Written(Sample(type)), Written(JsonSerializer.Deserialize(Promised(type), type, TextJson.Options)!));

    [Fact]
    public void what_may_be_left_out_is_left_out_and_not_missed() => Assert.All(EventSamples.Bare, sample =>
    {
        var written = Written(sample);

        Assert.DoesNotContain(": null", written, StringComparison.Ordinal);
        Assert.Equal(written, Written(JsonSerializer.Deserialize(written, sample.GetType(), TextJson.Options)!));
    });

    [Fact]
    public void a_member_that_must_be_there_is_missed() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NumberAllocated>("""{"count":79,"directive":"00000000-0000-0000-0000-00000000000a","issuedOn":"2026-03-05"}""", TextJson.Options));

    [Fact]
    public void a_state_of_affairs_is_a_word_and_never_a_number()
    {
        Assert.Equal("in-review", TextJson.Name(DirectiveStatus.InReview));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Urgency>("1", TextJson.Options));
    }

    private static object Sample(Type type) => EventSamples.All.Single(e => e.GetType() == type);

    private static string Written(object e) => JsonSerializer.Serialize(e, Readable) + "\n";

    private static string Promised(Type type) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", $"{type.Name}.json"));
}
