namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What <c>/api/mapping/mapped</c> answers.</summary>
internal sealed record MappedSeriesListView(IReadOnlyList<MappedSeriesView> Series);
