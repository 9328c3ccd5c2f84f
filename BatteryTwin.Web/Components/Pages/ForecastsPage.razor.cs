using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.Components.Forecasts;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Forecasts;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>What fails next, and does it hold until the next planned stop? Filters, order, axis and the chosen component stand in the address.</summary>
public sealed partial class ForecastsPage
{
    private static readonly (string Span, string Label, TimeSpan Length)[] s_spans =
    [
        ("8h", "8 hours", TimeSpan.FromHours(8)),
        ("2d", "2 days", TimeSpan.FromDays(2)),
        ("7d", "7 days", TimeSpan.FromDays(7)),
        ("30d", "30 days", TimeSpan.FromDays(30)),
        ("90d", "90 days", TimeSpan.FromDays(90)),
    ];

    private static readonly TimeSpan s_least = TimeSpan.FromHours(4);
    private static readonly TimeSpan s_most = TimeSpan.FromDays(45);

    private ForecastBoard? _board;
    private IReadOnlyList<ForecastRow> _rows = [];
    private ForecastRow[] _told = [];
    private ForecastRow? _chosen;
    private LifeScale _scale = null!;
    private string? _fault;

    [Inject]
    public required ForecastReader Reader { get; init; }

    [Inject]
    public required StopDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    private string? Span => Address.Value("span");

    private ForecastFilter Filter => new(
        Text("plant"),
        Text("line"),
        Text("kind"),
        Enum.GetValues<ForecastSort>().FirstOrDefault(sort => string.Equals(sort.ToString(), Address.Value("sort"), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Stops of what is shown: all, or those of the plant or line chosen.</summary>
    private StopCalendar Stops => !Filter.IsAny || _rows.Count == 0
        ? Desk.Calendar
        : new(_rows.SelectMany(row => row.Stops.All).DistinctBy(stop => stop.Id));

    private string Finding => (_board, _fault) switch
    {
        (null, null) => "Reading the forecasts …",
        (null, _) => "What fails next is not known.",
        ({ Rows.Count: 0 }, _) => "No component is watched yet.",
        _ when _board.Rows.All(row => row.Interval is null) => "No component has a forecast yet.",
        _ => $"{Counted(_board.AtRisk.Count(), _board.Rows.Count)} before {(_board.AtRisk.Count() == 1 ? "its" : "their")} next planned stop.{Missing}",
    };

    private string Missing => _board!.Rows.Count(row => row.Interval is null) is > 0 and int count ? $" {count} {(count == 1 ? "has" : "have")} no forecast." : string.Empty;

    private string TableTitle => _board switch
    {
        null => _fault is null ? "Forecasts" : "Forecasts are not known",
        { Rows.Count: 0 } => "No forecasts yet",
        _ when _rows.Count == 0 => "Nothing matches",
        _ when _told.Length == 0 => "No forecasts yet",
        _ when !Filter.IsAny => Filter.Sort switch
        {
            ForecastSort.Risk => "Most likely to fail before its planned stop first",
            ForecastSort.Stop => "Next planned stop first",
            ForecastSort.Place => "Remaining life by place",
            _ => "Shortest remaining life first",
        },
        _ => _rows.Count(row => row.IsAtRisk) is var risky && risky == 0 ? "Nothing shown is likely to fail before its next planned stop" : $"{Counted(risky, _rows.Count)} too early",
    };

    private PanelState TableState => (_board, _fault) switch
    {
        (null, null) => PanelState.Loading,
        (null, _) => PanelState.Error,
        (_, not null) => PanelState.Stale,
        _ => _rows.Count == 0 ? PanelState.Empty : PanelState.Ready,
    };

    private string? TableNote => TableState switch
    {
        PanelState.Error => $"{ForecastWords.Capital(_fault!)}. They come by themselves when the ingest service answers.",
        PanelState.Stale => $"What is shown was read {AgeText.Of(Time.GetUtcNow() - _board!.At)} ago: {_fault}",
        PanelState.Empty when Filter.IsAny && _board!.Rows.Count > 0 => "No component of this plant, line and kind has a forecast; show all again.",
        PanelState.Empty => "Each component of the plant that a model knows appears here with its remaining life, a minute after its data arrives. Models are trained from run-to-failure histories in the model studio.",
        _ => null,
    };

    protected override void OnInitialized() => Address.Changed += OnAddressChanged;

    protected override Task OnInitializedAsync() => ReadAsync();

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

    private void OnAddressChanged() => _ = InvokeAsync(() =>
    {
        Arrange();
        StateHasChanged();
    });

    private async Task ReadAsync()
    {
        try
        {
            _board = await Reader.ReadAsync(Stopping);
            _fault = null;
        }
        catch (StorageUnavailableException problem)
        {
            _fault = problem.Message;
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            return;
        }

        Arrange();
    }

    private void Arrange()
    {
        if (_board is null)
        {
            return;
        }

        _rows = Filter.Apply(_board);
        _told = [.. _rows.Where(row => row.Interval is not null)];
        _chosen = Array.Find(_told, row => row.Key == Address.Value("component")) ?? _told.FirstOrDefault();
        _scale = new(_board.At, _board.At + Ahead());
    }

    /// <summary>The chosen length, or one in which the next stops and the intervals of what is at risk are seen.</summary>
    private TimeSpan Ahead()
    {
        if (Array.Find(s_spans, span => span.Span == Span) is { Span: not null } chosen)
        {
            return chosen.Length;
        }

        IEnumerable<DateTimeOffset?> ends = _told.Select(row => row.NextStop?.Start).Concat(_told.Where(row => row.IsAtRisk || row.NextStop is null).Select(row => row.Interval!.High));
        TimeSpan ahead = ((ends.Max() ?? _board!.At.AddDays(7)) - _board!.At) * 1.08;
        return ahead < s_least ? s_least : ahead > s_most ? s_most : ahead;
    }

    private void Choose(params (string Name, object? Value)[] choices) =>
        Address.Set([.. choices.Select(choice => (choice.Name, choice.Value as string is { Length: > 0 } text ? text : null))]);

    private string? Text(string name) => Address.Value(name) is { Length: > 0 } text ? text : null;

    private static string Counted(int risky, int all) => $"{risky} of {all} components may fail";

    private static IEnumerable<AssetPlace> Places(IEnumerable<AssetPlace?> places) => places.OfType<AssetPlace>().Distinct().OrderBy(place => place.Title, StringComparer.CurrentCulture).ThenBy(place => place.Id, StringComparer.Ordinal);

    /// <summary>The line's name, with its plant's where all plants are shown.</summary>
    private string LineTitle(ForecastBoard board, AssetPlace line) =>
        Filter.PlantId is null && board.Rows.First(row => row.Line == line).Plant is { } plant ? $"{line.Title}, {plant.Title}" : line.Title;
}
