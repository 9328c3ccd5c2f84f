using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.Components.Maintenance;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Maintenance;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>Is the week feasible and sensible? Rows, time, the open job, the proposal and a new order's origin stand in the address; what others change appears by itself.</summary>
public sealed partial class MaintenancePage
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromSeconds(5);
    private static readonly (int Days, string Label)[] s_horizons = [(1, "1 day"), (2, "2 days"), (7, "1 week"), (14, "2 weeks"), (28, "4 weeks"), (42, "6 weeks")];

    private readonly MoveMemory _memory = new();
    private MaintenanceBoard? _board;
    private BoardScale _scale = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
    private WorkOrder? _order;
    private WaitingCurve? _curve;
    private (string Id, long Version, DateTimeOffset At) _curveOf;
    private JobStatus? _job;
    private OrderDraft? _draft;
    private string? _draftOf;
    private (WorkOrder Order, string? CrewId, DateTimeOffset? From)? _planned;
    private (WorkOrder Order, JobVerb Verb)? _asked;
    private string? _fault;
    private string? _refusal;
    private string? _done;
    private int _isStale;

    [Inject]
    public required BoardReader Reader { get; init; }

    [Inject]
    public required WaitingReader Waiting { get; init; }

    [Inject]
    public required WorkDesk Desk { get; init; }

    [Inject]
    public required OrderDrafts Drafts { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    protected override TimeSpan Interval => TimeSpan.FromMilliseconds(400);

    private BoardGrouping Grouping => Address.Value("by") == "line" ? BoardGrouping.Line : BoardGrouping.Crew;

    private int Days => int.TryParse(Address.Value("days"), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= 92 ? days : 7;

    private string? OrderId => Address.Value("order") is { Length: > 0 } id ? id : null;

    private BoardQuery Query
    {
        get
        {
            DateTime first = DateOnly.TryParseExact(Address.Value("start"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is > 2000 and < 2190
                ? day.ToDateTime(TimeOnly.MinValue)
                : Calendar.ToPlantTime(Time.GetUtcNow()).Date;
            return new(Grouping, Calendar.FromPlantTime(first), Calendar.FromPlantTime(first.AddDays(Days)), Address.Value("proposal"));
        }
    }

    protected override void OnInitialized()
    {
        Address.Changed += OnAddressChanged;
        Reader.Changed += OnOrderChanged;
    }

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        await FollowDraftAsync();
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        bool isSearching = _job is not null;
        FollowSearch();
        bool isStale = Interlocked.Exchange(ref _isStale, 0) == 1;
        if (Address.PausedAt is not null || !(isStale || _board is null || Time.GetUtcNow() - _board.At > s_refresh))
        {
            return isSearching;
        }

        await ReadAsync();
        return true;
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        Reader.Changed -= OnOrderChanged;
        await ReleaseScriptAsync();
        await base.DisposeCoreAsync();
    }

    private void OnOrderChanged(WorkOrder order) => Interlocked.Exchange(ref _isStale, 1);

    private void OnAddressChanged() => _ = InvokeAsync(async () =>
    {
        await ReadAsync();
        await FollowDraftAsync();
        StateHasChanged();
    });

    private async Task ReadAsync()
    {
        try
        {
            BoardQuery query = Query;
            _board = await Reader.ReadAsync(query, Stopping);
            _scale = new(query.From, query.To);
            _order = OrderId is { } id ? Desk.Find(id) : null;
            await FollowCurveAsync();
            _fault = null;
        }
        catch (Exception problem) when (problem is StorageUnavailableException or MaintenanceRefusedException)
        {
            _fault = problem.Message;
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            // Left the page.
        }
    }

    /// <summary>The curve of the open job, read again when the job changed, and once a minute.</summary>
    private async Task FollowCurveAsync()
    {
        if (_order is not { IsLive: true } order)
        {
            (_curve, _curveOf) = (null, default);
        }
        else if (_curveOf.Id != order.Id || _curveOf.Version != order.Version || Time.GetUtcNow() - _curveOf.At > TimeSpan.FromMinutes(1))
        {
            _curve = await Waiting.ReadAsync(order.Content, Stopping);
            _curveOf = (order.Id, order.Version, Time.GetUtcNow());
        }
    }

    private IReadOnlyList<string> ConflictsOf(string orderId) => _board!.Bars.FirstOrDefault(bar => bar.Order.Id == orderId && !bar.IsGhost)?.Conflicts ?? [];

    private string Day(int direction) => Calendar.ToPlantTime(Query.From).AddDays(direction * Math.Max(1, Days / 2)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
