namespace BatteryTwin.Web.State.Frame;

/// <summary>One step of the breadcrumb: its words and the page it leads to.</summary>
public sealed record Crumb(string Text, string Href);
