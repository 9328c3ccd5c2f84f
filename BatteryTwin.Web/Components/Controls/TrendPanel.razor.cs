using System.Globalization;
using BatteryTwin.Web.Components.Charts;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Trends;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>Curves of some signals over the page's time range.</summary>
public sealed partial class TrendPanel
{
    private static readonly TimeSpan s_mostOften = TimeSpan.FromSeconds(2);
    private const int ReadsPerRange = 900;

    private readonly Stack<TimeRange> _before = new();
    private TrendView? _view;
    private string? _fault;
    private string? _shownFor;
    private DateTimeOffset _readAt;
    private CancellationTokenSource _reading = new();

    [Inject]
    public required TrendReader Reader { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ILogger<TrendPanel> Log { get; init; }

    /// <summary>What to draw, in order.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TrendSignal> Signals { get; set; } = [];

    /// <summary>Name of saved files, without ending.</summary>
    [Parameter]
    public string FileName { get; set; } = "trend";

    /// <summary>A chosen stretch of time can be investigated; a range that follows the clock is no choice.</summary>
    private string? InvestigateLink => Signals.Count > 0 && Address.Range.Preset is null && Address.Span is var (from, to)
        ? Address.LinkTo(string.Create(CultureInfo.InvariantCulture, $"/investigations/new?twin={Uri.EscapeDataString(Signals[0].TwinId)}&field={Uri.EscapeDataString(Signals[0].Field)}&badFrom={from.ToUnixTimeMilliseconds()}&badTo={to.ToUnixTimeMilliseconds()}"))
        : null;

    private string Title => _view is null ? "Values over time" : TrendWords.Finding(_view);

    private PanelState State => (_fault, _view) switch
    {
        (not null, null) => PanelState.Error,
        _ when Signals.Count == 0 => PanelState.Empty,
        (_, null) => PanelState.Loading,
        (_, { Lines.Count: 0 }) => PanelState.Empty,
        (not null, _) => PanelState.Stale,
        (_, { Missing.Count: > 0 }) => PanelState.Partial,
        _ => PanelState.Ready,
    };

    private string? Note => State switch
    {
        PanelState.Error or PanelState.Stale => $"The curves could not be read: {_fault}",
        PanelState.Empty when Signals.Count == 0 => "No signal is chosen. Tick one in the table of current values.",
        PanelState.Empty => "Nothing was recorded in this time. Choose another range with t.",
        PanelState.Partial => $"Nothing was recorded in this time for {string.Join(", ", _view!.Missing.Select(signal => signal.Name))}.",
        _ => null,
    };

    protected override void OnInitialized() => Address.Changed += OnAddressChanged;

    protected override async Task OnParametersSetAsync() => await ReadWhenNeededAsync();

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (!Address.IsLive || Signals.Count == 0 || Time.GetUtcNow() - _readAt < Every())
        {
            return false;
        }

        await ReadAsync();
        return true;
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        _reading.Cancel();
        _reading.Dispose();
        return base.DisposeCoreAsync();
    }

    /// <summary>A range is read again when it has moved by about a pixel.</summary>
    private TimeSpan Every()
    {
        (DateTimeOffset from, DateTimeOffset to) = Address.Span;
        TimeSpan pixel = (to - from) / ReadsPerRange;
        return pixel > s_mostOften ? pixel : s_mostOften;
    }

    private void OnAddressChanged() => _ = InvokeAsync(async () =>
    {
        await ReadWhenNeededAsync();
        StateHasChanged();
    });

    private async Task ReadWhenNeededAsync()
    {
        string wanted = $"{string.Join('|', Signals.Select(signal => $"{signal.TwinId} {signal.Field}"))}|{Address.Range}|{Address.PausedAt}";
        if (wanted != _shownFor)
        {
            _shownFor = wanted;
            _fault = null;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        await _reading.CancelAsync();
        _reading.Dispose();
        _reading = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        CancellationToken cancel = _reading.Token;
        _readAt = Time.GetUtcNow();
        (DateTimeOffset from, DateTimeOffset to) = Address.Span;
        try
        {
            TrendView view = await Reader.ReadAsync(Signals, from, to, cancel);
            if (!cancel.IsCancellationRequested)
            {
                (_view, _fault) = (view, null);
            }
        }
        catch (OperationCanceledException)
        {
            // A newer read took over, or the panel left the screen.
        }
        catch (Exception fault)
        {
            Log.LogError(fault, "Curves of {Signals} could not be read", string.Join(", ", Signals.Select(signal => signal.Field)));
            _fault = fault.Message;
        }
    }

    private void Zoom((DateTimeOffset From, DateTimeOffset To) range)
    {
        _before.Push(Address.Range);
        Address.SetRange(TimeRange.Between(range.From, range.To));
    }

    private void Back() => Address.SetRange(_before.TryPop(out TimeRange? range) ? range : TimeRange.Of(null));
}
