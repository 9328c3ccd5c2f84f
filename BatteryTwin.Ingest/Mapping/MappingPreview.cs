namespace BatteryTwin.Ingest.Mapping;

/// <summary>What a set of rules makes of the series no model knows.</summary>
public sealed record MappingPreview(IReadOnlyList<MappingPreviewRow> Rows, IReadOnlyList<MappingConflict> Conflicts)
{
    public int Mapped => Rows.Count(row => row.Hit is not null && row.Problem is null);

    public int Problems => Rows.Count(row => row.Problem is not null);

    public int NoRule => Rows.Count(row => row.Hit is null);
}
