using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BatteryTwin.Web.State.Frame;

/// <summary>
/// The time range all charts of a page share. It lives in the address, so a link restores it and navigation keeps it. Scoped: one browser window.
/// </summary>
public sealed class TimeRangeState : IDisposable
{
    private readonly NavigationManager _navigation;
    private readonly PlantClock _clock;
    private readonly LiveClock _live;

    public TimeRangeState(NavigationManager navigation, PlantClock clock, LiveClock live)
    {
        _navigation = navigation;
        _clock = clock;
        _live = live;
        _navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>Raised when the address names another range.</summary>
    public event Action? Changed;

    public TimeRange Current { get; private set; } = TimeRange.Default;

    /// <summary>The clock of the plant the page is about.</summary>
    public PlantCalendar Calendar => _clock.Of(_navigation.TwinId());

    /// <summary>The chosen range with its times, as of the live clock (which stands still while paused).</summary>
    public TimeWindow Window => Calendar.Resolve(Read(), _live.Now);

    /// <summary>Chooses a range: the address changes, everything else follows.</summary>
    public void Select(TimeRange range) => _navigation.NavigateTo(_navigation.GetUriWithQueryParameters(_navigation.Uri, range.ToQuery()));

    /// <summary>A link to a page of this site that keeps range and pause.</summary>
    public string Link(string path) => _navigation.Keeping(path);

    /// <summary>Words for the range: a preset's name, or its two times.</summary>
    public string Label()
    {
        TimeRange range = Read();
        return range.Label ?? $"{Calendar.Text(range.From!.Value)} – {Calendar.Text(range.To!.Value)}";
    }

    public void Dispose() => _navigation.LocationChanged -= OnLocationChanged;

    private TimeRange Read() => Current = TimeRange.Parse(_navigation.Query("range"), _navigation.Query("from"), _navigation.Query("to"));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        TimeRange before = Current;
        if (Read() != before)
        {
            Changed?.Invoke();
        }
    }
}
