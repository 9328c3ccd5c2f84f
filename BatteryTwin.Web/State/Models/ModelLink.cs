namespace BatteryTwin.Web.State.Models;

/// <summary>A model to go to; <paramref name="IsKnown"/> is false when no such model is stored.</summary>
public sealed record ModelLink(string Id, string Label, bool IsKnown = true);
