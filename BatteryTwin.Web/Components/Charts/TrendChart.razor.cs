using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Trends;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Charts;

/// <summary>
/// Curves over one time range, stacked, with normal bands, event flags and one cursor. A brush or a double click is told to the page, which
/// changes the shared time range and hands in new curves.
/// </summary>
public sealed partial class TrendChart
{
    private const int MostRows = 200;
    private const int RowHeight = 132;
    private const int AxisHeight = 44;

    private ElementReference _plot;
    private IJSObjectReference? _module;
    private DotNetObjectReference<TrendChart>? _self;
    private bool _creating;
    private bool _left;
    private int? _chart;
    private bool _asTable;
    private bool _cut;
    private TrendView? _drawn;

    [Inject]
    public required IJSRuntime Script { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Parameter, EditorRequired]
    public required TrendView View { get; set; }

    /// <summary>Name of saved files, without ending.</summary>
    [Parameter]
    public string FileName { get; set; } = "trend";

    /// <summary>A part of the range was brushed.</summary>
    [Parameter]
    public EventCallback<(DateTimeOffset From, DateTimeOffset To)> OnZoom { get; set; }

    /// <summary>The viewer wants the range before the last brush back.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    private int Height => (View.Lines.Count * RowHeight) + AxisHeight;

    /// <summary>Called by the script after a brush; plant time in ms.</summary>
    [JSInvokable]
    public Task ZoomAsync(double fromMs, double toMs)
    {
        DateTimeOffset from = Calendar.FromPlantTime(DateTime.UnixEpoch.AddMilliseconds(fromMs));
        DateTimeOffset to = Calendar.FromPlantTime(DateTime.UnixEpoch.AddMilliseconds(toMs));
        return to - from < TimeSpan.FromSeconds(1) ? Task.CompletedTask : OnZoom.InvokeAsync((from, to));
    }

    /// <summary>Called by the script after a double click.</summary>
    [JSInvokable]
    public Task BackAsync() => OnBack.InvokeAsync();

    public async ValueTask DisposeAsync()
    {
        _left = true;
        if (!_creating)
        {
            await ReleaseAsync();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            if (_module is not null)
            {
                if (_chart is { } chart)
                {
                    await _module.InvokeVoidAsync("dispose", chart);
                }

                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the chart with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await CreateAsync();
        }

        if (_left)
        {
            return;
        }

        if (_chart is { } chart && !ReferenceEquals(_drawn, View) && !_asTable)
        {
            _drawn = View;
            await _module!.InvokeVoidAsync("update", chart, TrendChartFigure.Of(View, Calendar));
        }
    }

    /// <summary>Draws the empty chart. One that leaves the page meanwhile is released here: what its drawing still needs cannot go before.</summary>
    private async Task CreateAsync()
    {
        _creating = true;
        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Components/Charts/TrendChart.razor.js");
            if (!_left)
            {
                _chart = await _module.InvokeAsync<int>("create", _plot, _self);
            }
        }
        catch (JSException) when (_left)
        {
            // Its element has gone.
        }
        catch (JSDisconnectedException) when (_left)
        {
            // The browser has gone.
        }
        finally
        {
            _creating = false;
        }

        if (_left)
        {
            await ReleaseAsync();
        }
    }

    private List<(long TimeMs, double?[] Values)> TableRows()
    {
        List<(long TimeMs, double?[] Values)> rows = [.. TrendTable.Rows(View).Take(MostRows + 1)];
        _cut = rows.Count > MostRows;
        return _cut ? rows[..MostRows] : rows;
    }

    private async Task SaveCsvAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("save", $"{FileName}.csv", TrendTable.Csv(View));
        }
    }

    private async Task SavePictureAsync()
    {
        if (_module is not null && _chart is { } chart)
        {
            await _module.InvokeVoidAsync("picture", chart, FileName);
        }
    }
}
