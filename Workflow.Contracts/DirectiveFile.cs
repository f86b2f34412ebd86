namespace Workflow.Contracts;

/// <summary>One part of a directive's content, addressed by its hash.</summary>
public sealed record DirectiveFile
{
    /// <summary>File name as shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, for example <c>text/markdown</c> or <c>application/pdf</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex; the receiver must check it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Path of the bytes below the centre's address.</summary>
    public required string Url { get; init; }
}
