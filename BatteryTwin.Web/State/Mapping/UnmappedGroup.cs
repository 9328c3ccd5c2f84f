namespace BatteryTwin.Web.State.Mapping;

/// <summary>Unmapped series of one machine: of one measurement and one set of tags.</summary>
public sealed record UnmappedGroup(string Machine, IReadOnlyList<UnmappedRow> Series);
