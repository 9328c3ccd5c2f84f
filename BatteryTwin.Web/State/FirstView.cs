namespace BatteryTwin.Web.State;

/// <summary>How long the first view of a page, which the server draws before the browser is connected, waits for figures. What comes later takes the place of a skeleton.</summary>
/// <param name="Waits">Longest wait.</param>
public sealed record FirstView(TimeSpan Waits)
{
    public static FirstView Default { get; } = new(TimeSpan.FromMilliseconds(300));
}
