namespace BatteryTwin.Web.State;

/// <summary>Whether anyone can see the page; one in a hidden tab is not kept up to date. One per browser window.</summary>
public sealed class PageVisibility
{
    /// <summary>Raised when the page was hidden or shown.</summary>
    public event Action? Changed;

    public bool IsHidden { get; private set; }

    public void Set(bool hidden)
    {
        if (hidden != IsHidden)
        {
            IsHidden = hidden;
            Changed?.Invoke();
        }
    }
}
