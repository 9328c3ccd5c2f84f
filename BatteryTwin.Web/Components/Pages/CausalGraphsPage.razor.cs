using System.Globalization;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Causes;
using BatteryTwin.Web.State.Quality;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>Which variable of a process acts on which, and who says so. In the address: <c>process</c>, <c>variable</c> (in focus), <c>version</c> (an earlier one).</summary>
public sealed partial class CausalGraphsPage
{
    private const int MostVersions = 30;

    private IReadOnlyList<KeptCausalGraph> _current = [];
    private IReadOnlyList<KeptCausalGraph> _versions = [];
    private KeptCausalGraph? _graph;
    private IReadOnlyList<GraphMisfit>? _misfits;
    private int _comparedRows;
    private string? _misfitProblem;
    private bool _isComparing;
    private DeclaredName? _who;
    private string _name = string.Empty;
    private string? _notice;

    [Inject]
    public required GraphDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [SupplyParameterFromQuery(Name = "process")]
    public string? ProcessName { get; set; }

    [SupplyParameterFromQuery(Name = "variable")]
    public string? VariableId { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    public int? Version { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    private string Process => ProcessName ?? (_current.Count > 0 ? _current[0].Process : ICausalGraphs.StandardProcess);

    private bool IsCurrent => _graph is not null && _versions.Count > 0 && _graph.Version == _versions[0].Version;

    private CausalNode? Chosen => _graph is not null && VariableId is not null && _graph.Graph.Causes.IndexOf(VariableId) is >= 0 and int at ? _graph.Graph.Causes.Nodes[at] : null;

    private string Finding => _graph is null ? "No graph says yet what acts on what."
        : $"{_graph.Graph.Causes.Nodes.Count} variables of {_graph.Process}, {_graph.Graph.Causes.Edges.Count} edges; explained is {_graph.Graph.Causes.Target.Id.Replace('_', ' ')}.{(IsCurrent ? null : " This is an earlier version.")}";

    private string GraphTitle => Chosen is { } node ? $"What leads to {QualityVariables.NameOf(node.Id, node.Unit.Length > 0).ToLower(CultureInfo.CurrentCulture)} and what follows from it" : "Causes stand left of their effects";

    private string MisfitTitle => _misfits switch
    {
        null => "Does it fit the units?",
        { Count: 0 } => $"It fits {_comparedRows:N0} units",
        { Count: 1 } => "1 thing does not fit",
        var misfits => $"{misfits.Count} things do not fit",
    };

    protected override void OnParametersSet() => Read();

    protected override ValueTask<bool> OnTickAsync()
    {
        int before = _versions.Count;
        Read();
        return ValueTask.FromResult(before != _versions.Count);
    }

    private void Read()
    {
        _current = Desk.Current();
        _versions = Desk.Versions(Process);
        KeptCausalGraph? before = _graph;
        _graph = Desk.Find(Process, Version);
        if ((before?.Process, before?.Version) != (_graph?.Process, _graph?.Version))
        {
            // What did not fit belongs to the graph that was compared.
            (_misfits, _misfitProblem) = (null, null);
        }
    }

    private Task EditAsync(GraphEdit edit) => DoAsync(name => Task.FromResult(Desk.Edit(_graph!, name, edit)));

    private Task RestoreAsync() => DoAsync(name => Task.FromResult(Desk.Restore(_graph!, _versions[0].Version, name)), () => Address.Go(("version", null)));

    private Task DraftAsync() => DoAsync(name => Desk.DraftAsync(Process, _versions.Count > 0 ? _versions[0].Version : 0, name, Stopping));

    private async Task DoAsync(Func<string, Task<string?>> action, Action? then = null)
    {
        _notice = _name.Trim().Length == 0 ? "Not done: say your name at the top of the page first." : await action(_name.Trim());
        if (_notice is null)
        {
            _misfits = null;
            await _who!.RememberAsync();
            then?.Invoke();
        }

        Read();
    }

    private async Task CompareAsync()
    {
        _isComparing = true;
        (_misfits, _comparedRows, _misfitProblem) = await Desk.CompareAsync(_graph!.Graph, Stopping);
        _isComparing = false;
    }

    private string LinkTo(string id) => Address.With(("variable", id));

    private string Clock(DateTimeOffset time) => Calendar.ToPlantTime(time).ToString("d MMM HH:mm", CultureInfo.CurrentCulture);
}
