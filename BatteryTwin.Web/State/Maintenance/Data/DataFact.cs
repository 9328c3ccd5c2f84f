namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>One thing that planning data says, in words, to tell two versions apart.</summary>
public sealed record DataFact(string Label, string Value);
