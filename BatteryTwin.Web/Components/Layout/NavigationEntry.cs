namespace BatteryTwin.Web.Components.Layout;

/// <summary>A page of the navigation.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Shortcut">Keys that lead to it.</param>
/// <param name="Icon">Outline of its icon, within 20 × 20.</param>
internal sealed record NavigationEntry(string Path, string Title, string Shortcut, string Icon);
