namespace BatteryTwin.Web.State.Setup;

/// <summary>A model, twin or relationship of a document, and what creating it would do.</summary>
public sealed record SetupItem(string Kind, string Id, string About, SetupEffect Effect);
