namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What <c>/api/mapping/history</c> answers, newest first.</summary>
internal sealed record ChangeListView(IReadOnlyList<MappingChange> Changes);
