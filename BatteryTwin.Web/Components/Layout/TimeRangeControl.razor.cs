using BatteryTwin.Web.State.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Layout;

/// <summary>Chooses the time range all charts share.</summary>
public sealed partial class TimeRangeControl
{
    private DateTime _from;
    private DateTime _to;
    private string? _fault;

    [Inject]
    public required TimeRangeState Range { get; init; }

    [Inject]
    public required LiveClock Clock { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        FillForm();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        FillForm();
        StateHasChanged();
    });

    private void FillForm()
    {
        TimeWindow window = Range.Window;
        _from = Minute(Range.Calendar.Local(window.From).DateTime);
        _to = Minute(Range.Calendar.Local(window.To).DateTime);
    }

    private async Task ApplyAsync()
    {
        DateTimeOffset from = Range.Calendar.At(_from);
        DateTimeOffset to = Range.Calendar.At(_to);
        if (from >= to)
        {
            _fault = "The range must end after it starts.";
            return;
        }

        _fault = null;
        Range.Select(TimeRange.Between(from, to));
        await Script.InvokeVoidAsync("batteryTwin.hidePopover", "time-range");
    }

    private static DateTime Minute(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));
}
