namespace BatteryTwin.Web.Components.Layout;

/// <summary>Pages that belong together.</summary>
/// <param name="Id">Tells it from others.</param>
/// <param name="Title">Its heading.</param>
/// <param name="ShortTitle">The same where there is little room.</param>
/// <param name="Icon">Outline of its icon, within 20 × 20.</param>
/// <param name="Pages">Its pages, in order.</param>
internal sealed record NavigationGroup(string Id, string Title, string ShortTitle, string Icon, IReadOnlyList<NavigationEntry> Pages);
