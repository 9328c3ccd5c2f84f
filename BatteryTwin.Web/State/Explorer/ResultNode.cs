namespace BatteryTwin.Web.State.Explorer;

/// <summary>A twin in a drawn answer.</summary>
public sealed record ResultNode(string Id, string Kind);
