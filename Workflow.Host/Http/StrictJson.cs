using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Domain;

namespace Workflow.Host.Http;

/// <summary>How requests are read: unknown members, members given twice and texts PostgreSQL cannot hold are refused; texts become NFC here, once, before anything is hashed.</summary>
public static class StrictJson
{
    public static readonly JsonSerializerOptions Options = new(TextJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
        Converters = { new TextConverter(), new InstantConverter(), new DayConverter() },
    };

    /// <summary>An instant names its offset: without one it would be whatever the server's zone makes of it.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return text is not null && text.Contains('T', StringComparison.Ordinal) ? Query.InstantOf(text, "", endOfDay: false)!.Value : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    /// <summary>Days that can be reckoned with: the day before the first of all would be none.</summary>
    private sealed class DayConverter : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Query.IsCountable(day.Year)
                ? day
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString("O", CultureInfo.InvariantCulture));
    }

    private sealed class TextConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                var text = reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException();
                return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException() : text.Normalize(NormalizationForm.FormC);
            }
            catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
            {
                // A lone surrogate, or bytes that are not UTF-8.
                throw new JsonException(null, broken);
            }
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
