using System.Globalization;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Quality;
using BatteryTwin.Web.State.Trace;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// Which cells share this material or machine? In the address: <c>unit</c> (a unit or lot), <c>find</c> (a part of a number), <c>at</c> (plant/line) of the failed ones, <c>since</c> and
/// <c>until</c> (ms) for a fixed time, <c>odd=yes</c> for unusual values only.
/// </summary>
public sealed partial class TracePage
{
    private const int MostHits = 24;

    private ProcessExtent? _extent;
    private TraceView? _view;
    private CommonView? _common;
    private IReadOnlyList<UnitHit>? _hits;
    private string? _text;
    private string? _ids;
    private string? _pasted;
    private string? _problem;
    private bool _isRead;
    private int _reading;
    private UnitTick _tick;

    [Inject]
    public required TraceDesk Desk { get; init; }

    [Inject]
    public required UnitNews News { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [SupplyParameterFromQuery(Name = "unit")]
    public string? UnitId { get; set; }

    [SupplyParameterFromQuery(Name = "find")]
    public string? Sought { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    [SupplyParameterFromQuery(Name = "since")]
    public long? Since { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    public long? Until { get; set; }

    [SupplyParameterFromQuery(Name = "odd")]
    public string? OddOnly { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(15);

    private string Finding => $"{Found} {News.StaleNote(Calendar)}".TrimEnd();

    private string Found => _problem is not null ? "What units were made of is not known now."
        : !_isRead ? "Reading …"
        : _extent is null ? "There are no units to follow yet."
        : _view is { } view ? $"{view.Table.Replace('_', ' ')} {view.Id}: made of {view.Way.Count - 1}, became {view.Became.Sum(made => made.Count):N0}."
        : $"{_extent.Units:N0} {_extent.Table} can be followed, the newest of {(_extent.Last is { } last ? Clock(last) : "an unknown time")}.";

    private string HitTitle => _hits!.Count switch { 0 => $"Nothing has “{Sought}” in its number", 1 => "1 found", MostHits => $"The newest {MostHits} found", var count => $"{count} found" };

    private QualityScope Scope
    {
        get
        {
            (DateTimeOffset from, DateTimeOffset to) = Since is { } since && Until is { } until && since < until ? (DateTimeOffset.FromUnixTimeMilliseconds(since), DateTimeOffset.FromUnixTimeMilliseconds(until)) : Address.Span;
            return At?.Split('/', 2) is [var plant, var line] ? new(from, to, plant, line) : new(from, to);
        }
    }

    private string CommonTitle => _common is null ? "What failed units have in common"
        : _common.Units == 0 && _pasted is null ? $"No {Singular(_common.Table)} failed in this time{Where}"
        : $"{(_pasted is null ? $"{_common.Units:N0} of {_common.Of:N0} {_common.Table} failed{Where}" : $"{_common.Units:N0} {_common.Table} compared with all {_common.Of:N0}")}: {(_common.Common.Count == 0 ? "nothing in common beyond chance" : $"{_common.Common[0].Lift.ToString("0.0", CultureInfo.CurrentCulture)} times as often through {_common.Common[0].Value}")}";

    private string Where => At is null ? string.Empty : $" at {At.Replace("/", " ", StringComparison.Ordinal)}";

    private PanelState CommonState => !_isRead ? PanelState.Loading : _common is null || _common.Common.Count == 0 ? PanelState.Empty : News.StaleSince is not null ? PanelState.Stale : _common.Unknown.Count > 0 ? PanelState.Partial : PanelState.Ready;

    private string? CommonNote => _common switch
    {
        null => "Choose a time at the top.",
        { Unknown.Count: > 0 } view => $"{view.Unknown.Count} numbers are no {view.Table}, the first: {string.Join(", ", view.Unknown.Take(5))}.",
        { Common.Count: 0, Units: > 0 } => "Stations, lots and materials were looked at; they differ from the others in none by more than chance (1 in 100, corrected for all that was looked at).",
        { Common.Count: 0 } => "Choose a longer time at the top, or give numbers below.",
        _ => null,
    };

    private string ExportLink
    {
        get
        {
            QualityScope scope = Scope;
            string place = scope.Line is null ? string.Empty : $"&plant={Uri.EscapeDataString(scope.Plant!)}&line={Uri.EscapeDataString(scope.Line)}";
            return string.Create(CultureInfo.InvariantCulture, $"/api/traceability/export/{_common!.Table}?failed=yes&from={scope.From.ToUnixTimeMilliseconds()}&to={scope.To.ToUnixTimeMilliseconds()}{place}");
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _text ??= Sought;
        await ReadAsync();
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (!_tick.IsDue(News.Version, News.StaleSince is not null, Time.GetUtcNow()))
        {
            return false;
        }

        if (Address.IsLive && _pasted is null && Since is null)
        {
            await ReadAsync();
        }

        return true;
    }

    /// <summary>Reads everything; what an address before asked for is not shown when it comes late.</summary>
    private Task ReadAsync() => GuardedAsync(async () =>
    {
        int reading = ++_reading;
        ProcessExtent? extent = await Desk.ExtentAsync(Stopping);
        IReadOnlyList<UnitHit>? hits = string.IsNullOrWhiteSpace(Sought) ? null : await Desk.SearchAsync(Sought, MostHits, Stopping);
        TraceView? view = UnitId is null ? null : await Desk.TraceAsync(UnitId, Stopping);
        CommonView? common = _pasted is null ? await Desk.CommonOfFailedAsync(Scope, Stopping) : _common;
        if (reading == _reading)
        {
            (_extent, _hits, _view, _common, _isRead) = (extent, hits, view, common, true);
        }
    });

    private async Task GuardedAsync(Func<Task> action)
    {
        try
        {
            await action();
            _problem = null;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or TableException)
        {
            _problem = fault.Message;
        }
    }

    private Task FindAsync() => GuardedAsync(async () =>
    {
        string text = _text?.Trim() ?? string.Empty;
        IReadOnlyList<UnitHit> hits = await Desk.SearchAsync(text, MostHits, Stopping);

        // One that has just this number is what was meant.
        bool isExact = hits.Count > 0 && hits[0].Id.Equals(text, StringComparison.OrdinalIgnoreCase);
        Address.Go(("unit", isExact ? hits[0].Id : UnitId), ("find", isExact || text.Length == 0 ? null : text));
    });

    private Task CompareAsync() => GuardedAsync(async () =>
    {
        _pasted = string.IsNullOrWhiteSpace(_ids) ? null : _ids;
        _reading++;
        _common = _pasted is null ? await Desk.CommonOfFailedAsync(Scope, Stopping) : await Desk.CommonAsync(_pasted, Stopping);
    });

    private async Task FailedAgainAsync()
    {
        _pasted = null;
        await ReadAsync();
    }

    private static string Singular(string table) => table.EndsWith('s') ? table[..^1] : table;

    private static string UnitTitle(TraceView view) => $"{view.Table.Replace('_', ' ')} {view.Id}";

    private static string ParameterTitle(TraceView view) => view.Parameters.Count(place => place.IsOdd) switch { 0 => $"All {view.Parameters.Count} values are usual", 1 => $"1 of {view.Parameters.Count} values is unusual", var odd => $"{odd} of {view.Parameters.Count} values are unusual" };

    private string UnitLink(string id) => Address.With(("unit", id), ("find", null));

    private string? StationLink(string word) => !Desk.IsTwin(word) ? null : Address.LinkTo($"/assets/{Uri.EscapeDataString(word)}");

    private string? OriginLink(CommonOrigin origin) => StationLink(origin.Value) ?? (origin.Column.EndsWith("_id", StringComparison.Ordinal) || origin.Column.EndsWith("_lot", StringComparison.Ordinal) ? UnitLink(origin.Value) : null);

    private string Clock(DateTimeOffset time) => Calendar.ToPlantTime(time).ToString("d MMM HH:mm:ss", CultureInfo.CurrentCulture);

    private void ChooseLine(ChangeEventArgs change) => Address.Go(("at", change.Value?.ToString() is { Length: > 0 } line ? line : null));
}
