using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Planning;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Production;

/// <summary>The times of a station. The chosen stretch stands in the address by the moment it began.</summary>
public sealed partial class StationTimesPanel : ComponentBase, IDisposable
{
    private const int MostShown = 12;
    private const int MostLinks = 300;

    /// <summary>A stretch that the start of a live range cuts begins later with each reading, and stays chosen for so long.</summary>
    private static readonly TimeSpan s_drift = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _leaving = new();
    private StationTimes? _times;
    private StationTimes? _seen;
    private StateInterval? _opened;
    private StateEdit? _taken;
    private string? _fault;
    private bool _all;
    private string _code = string.Empty;
    private string _why = string.Empty;
    private DateTime _from;
    private DateTime _to;

    [Inject]
    public required StationTimesReader Reader { get; init; }

    [Inject]
    public required StationTimesDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    /// <summary>Twin of the station.</summary>
    [Parameter, EditorRequired]
    public string StationId { get; set; } = string.Empty;

    /// <summary>Raised after a reason was given or taken back.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private ShiftCalendar PlantClocks => new(_times!.Plan.Calendar.Zone, 0, 1);

    private StateInterval? Chosen
    {
        get
        {
            if (_times is not { } times || !long.TryParse(Address.Value("stretch"), NumberStyles.None, CultureInfo.InvariantCulture, out long ms) || ms >= 253_402_300_799_999)
            {
                return null;
            }

            DateTimeOffset moment = DateTimeOffset.FromUnixTimeMilliseconds(ms + 1);
            return times.Stops.FirstOrDefault(stop => moment < stop.To && (stop.From <= moment || (stop.From == times.From && moment > stop.From - s_drift)));
        }
    }

    private PanelState State => (_times, _fault) switch
    {
        (null, not null) => PanelState.Error,
        (null, null) => PanelState.Loading,
        ({ States.Count: 0 }, _) => PanelState.Empty,
        _ => PanelState.Ready,
    };

    private string? Note => State switch
    {
        PanelState.Error => $"The states could not be read: {_fault}",
        PanelState.Empty => "The station sent no state in this range.",
        _ => null,
    };

    private string Unit => _times is null ? "what it did" : "what it did, and what people say it was";

    private string Title
    {
        get
        {
            if (_times is not { } times)
            {
                return "Times and reasons";
            }

            int unknown = times.Stops.Count(stop => stop.State is StationState.Down or StationState.Idle && stop.Reason is null);
            return unknown switch { 0 => "Every stop has its reason", 1 => "1 stop has no reason", _ => $"{unknown} stops have no reason" };
        }
    }

    /// <summary>How a stretch is named in the address.</summary>
    public static string Key(DateTimeOffset from) => from.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        string station = StationId;
        (DateTimeOffset from, DateTimeOffset to) = Address.Span;
        try
        {
            StationTimes? times = await Reader.ReadAsync(station, from, to, _leaving.Token);
            if (station == StationId)
            {
                (_times, _fault) = (times, times is null ? "it is no station, or the range has not begun" : null);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault.Message;
        }
    }

    private void Open(StateInterval stretch)
    {
        (_seen, _opened, _code, _why) = (_times, stretch, stretch.Reason ?? string.Empty, string.Empty);
        (_from, _to) = (Seconds(_times!.ToPlantTime(stretch.From)), Seconds(_times.ToPlantTime(stretch.To)));
    }

    private async Task<string?> SaveAsync(string name, CancellationToken cancel)
    {
        (DateTimeOffset from, DateTimeOffset to) = (Instant(_from), Instant(_to));
        if (from < _opened!.From || to > _opened.To)
        {
            return $"Not done: the times must lie within the stretch, {Clock(_opened.From)} to {Clock(_opened.To)}.";
        }

        string? fault = Desk.Add(_seen!, from, to, _code, _why, name);
        if (fault is null)
        {
            await DoneAsync();
        }

        return fault;
    }

    private async Task<string?> TakeBackAsync(StateEdit edit, string name)
    {
        string? fault = Desk.Withdraw(edit, name);
        await DoneAsync();
        return fault;
    }

    private async Task DoneAsync()
    {
        await ReadAsync();
        await OnDone.InvokeAsync();
    }

    /// <summary>An edge that nobody moved stays the exact instant; of an hour that the clock shows twice, the time within the stretch is meant.</summary>
    private DateTimeOffset Instant(DateTime local)
    {
        StateInterval stretch = _opened!;
        if (local == Seconds(_seen!.ToPlantTime(stretch.From)))
        {
            return stretch.From;
        }

        if (local == Seconds(_seen.ToPlantTime(stretch.To)))
        {
            return stretch.To;
        }

        PlantClock clock = _seen.Plan.Calendar.Clock;
        DateTimeOffset first = clock.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        DateTimeOffset second = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), clock.Zone.GetUtcOffset(local)).ToUniversalTime();
        return first < stretch.From && second <= stretch.To ? second : first;
    }

    private string LinkOf(StateInterval stretch) => Address.With(("stretch", Key(stretch.From)));

    private string Words(StateInterval stop) => $"{Clock(stop.From)}, {FigureText.Lasted(stop.Duration)}: {(stop.Reason is { } code ? _times!.ReasonName(code) : FigureText.State(stop.State))}";

    private string Clock(DateTimeOffset time) => (_times ?? _seen)!.ToPlantTime(time).ToString("ddd d MMM HH:mm:ss", CultureInfo.CurrentCulture);

    private static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
}
