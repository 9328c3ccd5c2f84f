namespace BatteryTwin.Web.State.Explorer;

/// <summary>A query with a name for people.</summary>
public sealed record NamedQuery(string Name, string Text);
