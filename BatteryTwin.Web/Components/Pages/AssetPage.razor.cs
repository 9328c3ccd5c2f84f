using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Assets;
using BatteryTwin.Web.State.Trends;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>One asset: how it is, how long it has been so, and what its signals do. The chosen signals stand in the address.</summary>
public sealed partial class AssetPage
{
    private const string SignalsParameter = "signals";
    private const int MostSignals = 8;

    private AssetView? _view;
    private bool _isRead;
    private IReadOnlyList<AlertRow> _open = [];
    private IReadOnlyList<AlertRow> _past = [];
    private AssetSignal[] _shown = [];
    private string[] _shownFields = [];
    private TrendSignal[] _trends = [];
    private (string AssetId, IReadOnlyList<string> Fields)? _defaults;

    [Inject]
    public required AssetReader Reader { get; init; }

    [Inject]
    public required AlertList Alerts { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    /// <summary>Id of a twin, or the name a machine without a model sends as its twin.</summary>
    [Parameter]
    public string AssetId { get; set; } = string.Empty;

    private bool HasSide => _view is { } view && (view.Groups.Count > 0 || view.Parts.Count == 0 || view.Upstream.Count + view.Downstream.Count > 0 || !view.IsModelled);

    private string PartsTitle => _view!.Parts.Count(part => part.Health.Level > HealthLevel.Stale) switch
    {
        0 => "Its parts",
        1 => $"1 of {_view.Parts.Count} parts needs attention",
        int troubled => $"{troubled} of {_view.Parts.Count} parts need attention",
    };

    protected override void OnInitialized() => Address.Changed += OnAddressChanged;

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Address.PausedAt is not null)
        {
            return false;
        }

        await ReadAsync();
        return true;
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        return base.DisposeCoreAsync();
    }

    private void OnAddressChanged() => _ = InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    private async Task ReadAsync()
    {
        string id = AssetId;
        AssetView? view = await Reader.ReadAsync(id, Stopping);
        if (id != AssetId)
        {
            return;
        }

        (_view, _isRead) = (view, true);
        _open = Alerts.Rows(AlertFilter.Open, AssetId);
        _past = Alerts.Rows(AlertFilter.Cleared, AssetId);
        if (_view is null)
        {
            return;
        }

        // Which signals matter changes with every value; what a viewer looks at must not.
        if (_defaults?.AssetId != AssetId || _defaults.Value.Fields.Count == 0)
        {
            _defaults = (AssetId, _view.KeyFields);
        }

        _shownFields = [.. Chosen() ?? _defaults.Value.Fields];
        Dictionary<string, AssetSignal> known = _view.Signals.ToDictionary(signal => signal.Path, StringComparer.Ordinal);
        _shown = [.. _shownFields.Select(known.GetValueOrDefault).OfType<AssetSignal>().Where(signal => signal.IsCurve).Take(MostSignals)];
        TrendSignal[] trends = [.. _shown.Select(signal => signal.ToTrend())];
        _trends = trends.SequenceEqual(_trends) ? _trends : trends;
    }

    private IEnumerable<string>? Chosen() =>
        Address.Value(SignalsParameter)?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).Distinct(StringComparer.Ordinal).Take(MostSignals);

    private void Toggle(string field)
    {
        IEnumerable<string> fields = _shownFields.Contains(field) ? _shownFields.Where(shown => shown != field) : [.. _shownFields.TakeLast(MostSignals - 1), field];
        Address.Set((SignalsParameter, string.Join(',', fields.Select(Uri.EscapeDataString))));
    }
}
