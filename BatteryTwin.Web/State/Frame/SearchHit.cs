namespace BatteryTwin.Web.State.Frame;

/// <summary>Something found by part of its name: what it is called, what and where it is, and the page that shows it.</summary>
public sealed record SearchHit(string Title, string Detail, string Href);
