using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Investigations;
using BatteryTwin.Web.State.Trace;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// Opens an investigation: of an alarm (<c>alert</c>), a stretch of a chart (<c>twin</c>, <c>field</c>), a place (<c>place</c>), each with <c>badFrom</c> and <c>badTo</c> in epoch ms, or failed cells
/// (<c>cells</c>, parted by commas; or <c>failed</c>, a plant/line or empty for all, for those that failed between <c>badFrom</c> and <c>badTo</c>).
/// </summary>
public sealed partial class NewInvestigationPage : IDisposable
{
    private const int MostShown = 100;

    private readonly CancellationTokenSource _leaving = new();
    private FailedUnits? _failed;
    private bool _isReading;
    private string? _problem;
    private InvestigationEffect? _effect;
    private DeclaredName? _who;
    private bool _takesCells;
    private string _title = string.Empty;
    private string _cells = string.Empty;
    private string _name = string.Empty;
    private DateTime? _from;
    private DateTime? _to;
    private string? _fault;

    [Inject]
    public required TraceDesk Trace { get; init; }

    [Inject]
    public required QuestionDrafts Drafts { get; init; }

    [Inject]
    public required InvestigationDesk Desk { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "alert")]
    public string? AlertId { get; set; }

    [SupplyParameterFromQuery(Name = "twin")]
    public string? Twin { get; set; }

    [SupplyParameterFromQuery(Name = "field")]
    public string? Field { get; set; }

    [SupplyParameterFromQuery(Name = "place")]
    public string? Place { get; set; }

    [SupplyParameterFromQuery(Name = "cells")]
    public string? Cells { get; set; }

    [SupplyParameterFromQuery(Name = "failed")]
    public string? Failed { get; set; }

    [SupplyParameterFromQuery(Name = "badFrom")]
    public string? BadFrom { get; set; }

    [SupplyParameterFromQuery(Name = "badTo")]
    public string? BadTo { get; set; }

    private string Words => _effect switch
    {
        { Kind: EffectKind.Alert, Place: { } place } => $"Units that went through {place} from an hour before the alarm on: did they fail more, and why?",
        { TwinId: not null, Field: { } signal, Place: { } place } => $"Units that went through {place} while {signal} looked as selected: did they fail more, and why?",
        { Place: var place } => $"Units of {PlaceText.Of(place)}: why do they fail more than before?",
        _ => string.Empty,
    };

    private (string? Plant, string? Line) FailedAt => Failed?.Split('/', 2) switch { [{ Length: > 0 } plant, var line] => (plant, line), [{ Length: > 0 } plant] => (plant, null), _ => (null, null) };

    /// <summary>Which units are listed, in words.</summary>
    private string Scope => $"{(FailedAt.Plant is { } plant ? $"{plant} {FailedAt.Line}".TrimEnd() : "all lines")}, {Clock(Time(BadFrom))} – {Clock(Time(BadTo))}";

    protected override async Task OnParametersSetAsync()
    {
        _effect = AlertId is not null ? Drafts.OfAlert(AlertId)
            : Twin is not null ? Drafts.OfSelection(Twin, Field, Time(BadFrom), Time(BadTo))
            : Place is not null ? QuestionDrafts.OfPlace(Place.Length == 0 ? null : Place, Time(BadFrom), Time(BadTo)) with { Field = string.IsNullOrEmpty(Field) ? null : Field } : null;
        _takesCells = _effect is null && Failed is null;
        _cells = string.Join('\n', TraceDesk.Split(Cells));
        _title = _effect?.Title ?? string.Empty;
        _from = PlantTime(_effect?.From);
        _to = PlantTime(_effect?.To);
        (_failed, _problem) = (null, null);
        if (Failed is not null && _effect is null)
        {
            await ReadFailedAsync();
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task ReadFailedAsync()
    {
        if (Time(BadFrom) is not { } from || Time(BadTo) is not { } to || from >= to)
        {
            _problem = "The time of the list is missing: begin at Trace or Quality, from a list of failed units.";
            return;
        }

        _isReading = true;
        try
        {
            FailedUnits? failed = await Trace.FailedAsync(new(from, to, FailedAt.Plant, FailedAt.Line), InvestigationEffect.MostCells, _leaving.Token);
            _failed = failed is { Total: > 0 } ? failed : null;
            _problem = _failed is null ? $"No unit of {Scope} failed; there is nothing to investigate." : null;
            _title = _failed is null ? string.Empty : QuestionDrafts.OfFailed(_failed, FailedAt.Plant, FailedAt.Line).Title;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or TableException)
        {
            _problem = $"Which units failed cannot be read now: {fault.Message}";
        }
        finally
        {
            _isReading = false;
        }
    }

    private string Clock(DateTimeOffset? time) => time is { } given ? Calendar.ToPlantTime(given).ToString("d MMM HH:mm", CultureInfo.CurrentCulture) : "?";

    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long ms) && ms is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private DateTime? PlantTime(DateTimeOffset? time) => time is { } given ? Calendar.ToPlantTime(given).DateTime is var local ? local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)) : null : null;

    private async Task Start()
    {
        if (_isReading || _problem is not null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(_name))
        {
            _fault = "Say who asks.";
            return;
        }

        string[] cells = TraceDesk.Split(_cells);
        if (_takesCells && cells.Length == 0)
        {
            _fault = "Name at least one failed cell.";
            return;
        }

        InvestigationEffect effect = _takesCells ? QuestionDrafts.OfCells(cells)
            : _failed is { } failed ? QuestionDrafts.OfFailed(failed, FailedAt.Plant, FailedAt.Line) with { Title = _title.Trim() }
            : _effect! with { Title = _title.Trim(), From = _from is { } from ? Calendar.FromPlantTime(from) : null, To = _to is { } to ? Calendar.FromPlantTime(to) : null };
        (string? id, _fault) = Desk.Open(effect, _name);
        if (id is not null)
        {
            await _who!.RememberAsync();
            Navigation.NavigateTo(Address.LinkTo($"/investigations/{id}"));
        }
    }
}
