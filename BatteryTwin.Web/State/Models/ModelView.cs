namespace BatteryTwin.Web.State.Models;

/// <summary>A model with everything a page shows about it.</summary>
public sealed record ModelView
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    /// <summary>The number after the semicolon; null when the id has none.</summary>
    public string? Version { get; init; }

    /// <summary>Version of the language it is written in.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset UploadTime { get; init; }

    public required bool Decommissioned { get; init; }

    public required int TwinsExactly { get; init; }

    public required int TwinsWithSubtypes { get; init; }

    public IReadOnlyList<ModelLink> Extends { get; init; } = [];

    public IReadOnlyList<ModelLink> ExtendedBy { get; init; } = [];

    public IReadOnlyList<ModelLink> UsedBy { get; init; } = [];

    /// <summary>Models that depend on it, directly or through others.</summary>
    public IReadOnlyList<ModelLink> Dependents { get; init; } = [];

    /// <summary>Own contents first, then inherited ones.</summary>
    public IReadOnlyList<ModelContentRow> Contents { get; init; } = [];

    /// <summary>The DTDL document, indented.</summary>
    public required string Document { get; init; }
}
