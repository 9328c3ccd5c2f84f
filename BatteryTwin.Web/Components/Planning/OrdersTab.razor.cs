using System.Globalization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Production;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>Orders of a plant.</summary>
public sealed partial class OrdersTab : TickingComponent
{
    private const double Waver = 0.02;
    private static readonly TimeSpan s_readEvery = TimeSpan.FromSeconds(15);

    private IReadOnlyList<OrderLine>? _orders;
    private IReadOnlyList<(string Id, string Name)> _lines = [];
    private IReadOnlyList<(string Field, string Message)> _faults = [];
    private PlantClock _clock = new(TimeZoneInfo.Utc);
    private OrderEntryDraft? _draft;
    private OrderLine? _deleted;
    private string? _fault;
    private string? _told;
    private bool _isImporting;
    private DateTimeOffset _readAt;

    [Inject]
    public required OrderReader Reader { get; init; }

    [Inject]
    public required OrderDesk Desk { get; init; }

    [Inject]
    public required PlanImports Imports { get; init; }

    [Inject]
    public required PlanPlants Plants { get; init; }

    [Inject]
    public required PlantPlans Plans { get; init; }

    /// <summary>The plant whose orders are shown.</summary>
    [Parameter, EditorRequired]
    public string PlantId { get; set; } = string.Empty;

    private PanelState State => _fault is not null && _orders is null ? PanelState.Error : _orders switch { null => PanelState.Loading, { Count: 0 } => PanelState.Empty, _ => PanelState.Ready };

    private string? Note => State switch
    {
        PanelState.Error => $"The orders could not be read: {_fault}",
        PanelState.Empty => "Orders say what a line is to make from one time to another; shifts without a target are measured by them. Enter one, import a table, or send them to PUT /api/production/orders/{number}.",
        _ => null,
    };

    private string Title => _orders switch
    {
        null => "Orders",
        { Count: 0 } => "No orders",
        var orders => orders.Count(order => order.Progress is { } progress && IsBehind(progress)) switch
        {
            0 => orders.Count == 1 ? "1 order, not behind" : $"{orders.Count} orders, none behind",
            1 when orders.Count == 1 => "The order is behind",
            int behind => $"{behind} of {orders.Count} orders {(behind == 1 ? "is" : "are")} behind",
        },
    };

    private string Example => $"order,line,product,quantity,from,to\nA-1001,{_lines.Select(line => line.Id).FirstOrDefault("Line1")},Cell,12000,{_clock.DayOf(Time.GetUtcNow()):yyyy-MM-dd} 06:00,{_clock.DayOf(Time.GetUtcNow()).AddDays(1):yyyy-MM-dd} 06:00";

    protected override async Task OnInitializedAsync()
    {
        _clock = Plans.Of(PlantId).Calendar.Clock;
        _lines = [.. Plants.LinesOf(PlantId).Select(line => (line, Plants.NameOf(line)))];
        await ReadAgainAsync();
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Time.GetUtcNow() - _readAt < s_readEvery)
        {
            return false;
        }

        await ReadAgainAsync();
        return true;
    }

    private async Task ReadAgainAsync()
    {
        _readAt = Time.GetUtcNow();
        try
        {
            (_orders, _fault) = (await Reader.ReadAsync(PlantId, Stopping), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault.Message;
        }
    }

    private void Add()
    {
        DateTime start = _clock.DayOf(Time.GetUtcNow()).AddDays(1).ToDateTime(new TimeOnly(6, 0));
        (_faults, _told) = ([], null);
        _draft = new() { LineId = _lines[0].Id, From = start, To = start.AddDays(1) };
    }

    private void Edit(OrderLine line) => (_draft, _faults, _told) = (OrderEntryDraft.Of(line.Kept, _clock), [], null);

    private async Task<string?> SaveAsync(string name, CancellationToken cancel)
    {
        ProductionOrder order = _draft!.ToOrder(_clock);
        _faults = Desk.Faults(order);
        if (_faults.Count > 0)
        {
            return "Not done: see what is marked above.";
        }

        string? fault = Desk.Save([OrderChange.Of(order, _draft.Known?.Version ?? 0)], name);
        _told = fault is null ? $"Order {order.Id} saved." : null;
        await ReadAgainAsync();
        return fault;
    }

    private async Task<string?> DeleteAsync(OrderLine line, string name)
    {
        string? fault = Desk.Save([new OrderChange(line.Order.Id, null, line.Kept.Version)], name);
        _told = fault is null ? $"Order {line.Order.Id} deleted." : null;
        await ReadAgainAsync();
        return fault;
    }

    private async Task ImportedAsync(int count)
    {
        _told = count == 1 ? "1 order imported." : $"{count} orders imported.";
        await ReadAgainAsync();
    }

    private RenderFragment? Fault(string field)
    {
        if (_faults.FirstOrDefault(fault => fault.Field == field).Message is not { } message)
        {
            return null;
        }

        return builder =>
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "plan-fault");
            builder.AddContent(2, $"▲ {message}");
            builder.CloseElement();
        };
    }

    private static bool IsBehind(TargetProgress progress) => progress.Ahead < -Waver * progress.ExpectedByNow;

    private string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _clock.Zone).ToString("ddd d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
}
