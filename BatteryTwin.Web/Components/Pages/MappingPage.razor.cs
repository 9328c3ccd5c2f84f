using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Mapping;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// Machines' own names and what they mean. In the address: <c>rule</c> (id of the rule being edited, or <c>new</c>), <c>series</c> (the series a new rule is
/// for), <c>kind=table</c> and <c>search</c>.
/// </summary>
public sealed partial class MappingPage
{
    private const string New = "new";
    private const int MostSeries = 200;
    private const int MostChanges = 20;

    private MappingView? _view;
    private IReadOnlyList<MappingChange> _history = [];
    private StoredRule? _edited;
    private DeclaredName? _who;
    private string _name = string.Empty;
    private string? _notice;
    private string? _problem;

    [Inject]
    public required MappingReader Reader { get; init; }

    [Inject]
    public required MappingDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [SupplyParameterFromQuery(Name = "rule")]
    public string? RuleId { get; set; }

    [SupplyParameterFromQuery(Name = "series")]
    public string? SeriesText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? Search { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(2);

    private bool IsEditing => RuleId == New || _edited is not null;

    private string CloseLink => Address.With(("rule", null), ("series", null), ("kind", null));

    private string Finding => _view switch
    {
        null when _problem is not null => "What the machines send is not known now.",
        null => "Reading what the machines send …",
        { UnmappedCount: 0, Rules.Count: 0 } => "Every machine names its twin itself; nothing is to be mapped.",
        var view => string.Join("; ",
        [
            view.UnmappedCount switch { 0 => "Every series has a twin", 1 => "1 series has no twin", var count => $"{Number(count)} series have no twin" },
            .. view.Rules.Count > 0 ? [$"{Rules(view.Rules.Count)} {Number(view.Rules.Sum(row => row.Fits))} series"] : Array.Empty<string>(),
            .. view.Rules.Sum(row => row.Problems) is > 0 and var problems ? [$"{Number(problems)} with a problem"] : Array.Empty<string>(),
            .. view.Conflicts.Count switch { 0 => Array.Empty<string>(), 1 => ["1 conflict"], var conflicts => [$"{conflicts} conflicts"] },
        ]) + ".",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (RuleId is null or New)
        {
            _edited = null;
        }
        else if (_edited?.Rule.Id != RuleId)
        {
            await FindEditedAsync(RuleId);
        }

        if (_view is null)
        {
            await ReadAsync();
        }
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Address.PausedAt is not null)
        {
            return false;
        }

        await ReadAsync();
        return true;
    }

    private async Task FindEditedAsync(string ruleId)
    {
        try
        {
            _edited = await Desk.FindAsync(ruleId, Stopping);
        }
        catch (StorageUnavailableException exception)
        {
            _edited = null;
            _problem = exception.Message;
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            _view = await Reader.ReadAsync(Stopping);
            _history = await Desk.HistoryAsync(MostChanges, Stopping);
            _problem = null;
        }
        catch (StorageUnavailableException exception)
        {
            _problem = exception.Message;
        }
    }

    private async Task SavedAsync()
    {
        await _who!.RememberAsync();
        await ReadAsync();
        Address.Go(("rule", null), ("series", null), ("kind", null));
    }

    private Task ToggleAsync(RuleRow row) => DoAsync(name => Desk.UpdateAsync(row.Stored, row.Stored.Rule with { Enabled = !row.Stored.Rule.Enabled }, name));

    private Task MoveAsync((RuleRow Row, int By) move) => DoAsync(name => Desk.MoveAsync(move.Row.Stored.Rule.Id, move.By, name));

    private Task DeleteAsync(RuleRow row) => DoAsync(name => Desk.DeleteAsync(row.Stored, name));

    private Task RevertAsync(MappingChange change) => DoAsync(name => Desk.RevertAsync(change.Number, name));

    private async Task DoAsync(Func<string, Task<string?>> action)
    {
        _notice = _name.Trim().Length == 0 ? "Not done: say your name at the top of the page first." : await action(_name);
        if (_notice is null)
        {
            await _who!.RememberAsync();
        }

        await ReadAsync();
    }

    private SeriesKey? Chosen(MappingView view) =>
        RuleId == New && SeriesText is not null ? view.Unmapped.SelectMany(group => group.Series).FirstOrDefault(row => row.Key.Canonical == SeriesText)?.Key : null;

    private List<UnmappedGroup> Shown(MappingView view)
    {
        List<UnmappedGroup> shown = [];
        int room = MostSeries;
        foreach (UnmappedGroup group in view.Unmapped)
        {
            UnmappedRow[] rows = [.. group.Series.Where(row => string.IsNullOrWhiteSpace(Search) || row.Key.Canonical.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase)).Take(room)];
            if (rows.Length > 0)
            {
                shown.Add(group with { Series = rows });
                room -= rows.Length;
            }
        }

        return shown;
    }

    private void OnSearch(ChangeEventArgs change)
    {
        string? text = change.Value?.ToString()?.Trim();
        Address.Set(("search", string.IsNullOrEmpty(text) ? null : text));
    }

    private static string UnmappedTitle(MappingView view)
    {
        int listed = view.Unmapped.Sum(group => group.Series.Count);
        string title = listed == 1 ? "1 series has no twin" : $"{Number(Math.Max(listed, view.UnmappedCount))} series of {Number(view.Unmapped.Count)} machines have no twin";
        return listed > MostSeries ? $"{title}; {MostSeries} are shown" : title;
    }

    private static string Rules(int count) => count == 1 ? "1 rule maps" : $"{count} rules map";

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
