namespace BatteryTwin.Web.State.Production;

/// <summary>A step of a line: what it made and left good, its yield, and the share of units that pass all steps up to it (rolled throughput yield); yields are null where it made nothing.</summary>
public sealed record StepYield(string LineId, string StationId, string Name, double Produced, double Good, double? Yield, double? RolledYield);
