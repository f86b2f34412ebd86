using Microsoft.Net.Http.Headers;

namespace Workflow.Host.Http;

/// <summary>Which language a caller wants.</summary>
public static class LanguageChoice
{
    /// <summary>
    /// The better liked of <c>vi</c> and <c>en</c> in <c>Accept-Language</c> (RFC 9110 §12.5.4; of equals the first);
    /// Vietnamese when the header is missing, malformed or names neither.
    /// </summary>
    public static Language Of(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0) return Language.Vietnamese;

        var choice = (Language: Language.Vietnamese, Quality: 0.0);
        foreach (var wish in request.GetTypedHeaders().AcceptLanguage)
        {
            if (Spoken(wish) is { } language && (wish.Quality ?? 1.0) > choice.Quality) choice = (language, wish.Quality ?? 1.0);
        }

        return choice.Language;
    }

    /// <summary>The language's tag for <c>Content-Language</c> and <c>lang</c> (BCP 47).</summary>
    public static string Tag(this Language language) => language is Language.English ? "en" : "vi";

    private static Language? Spoken(StringWithQualityHeaderValue wish)
    {
        var tag = wish.Value.AsSpan();
        var dash = tag.IndexOf('-');
        var primary = dash < 0 ? tag : tag[..dash];
        if (primary.Equals("vi", StringComparison.OrdinalIgnoreCase)) return Language.Vietnamese;
        return primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English : null;
    }
}
