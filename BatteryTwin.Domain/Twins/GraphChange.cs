namespace BatteryTwin.Domain.Twins;

/// <summary>One thing that happened to the graph, by whom and when.</summary>
public abstract record GraphChange(ChangeOrigin Origin, DateTimeOffset Time);
