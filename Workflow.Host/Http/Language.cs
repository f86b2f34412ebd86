namespace Workflow.Host.Http;

/// <summary>The languages the product speaks.</summary>
public enum Language
{
    /// <summary>Vietnamese, spoken to whoever does not ask for English.</summary>
    Vietnamese,

    /// <summary>English.</summary>
    English,
}
