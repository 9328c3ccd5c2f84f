using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Planning;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>What is each line to make, and when does the plant work? Plant, tab and week stand in the address.</summary>
public sealed partial class PlanPage : ComponentBase, IDisposable
{
    private static readonly (string Tab, string Label)[] s_tabs = [("targets", "Targets"), ("orders", "Orders"), ("calendar", "Calendar"), ("stops", "Stops"), ("reasons", "Reasons")];

    private IReadOnlyList<(string Id, string Name)> _plants = [];

    [Inject]
    public required PlanPlants Plants { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    /// <summary>The plant; the first without one in the address, null for one that is not there.</summary>
    private string? PlantId => Address.Value("plant") is { Length: > 0 } wanted ? _plants.Select(plant => plant.Id).FirstOrDefault(id => id == wanted) : _plants[0].Id;

    private string Tab => s_tabs.Select(tab => tab.Tab).FirstOrDefault(tab => tab == Address.Value("tab"), s_tabs[0].Tab);

    public void Dispose() => Address.Changed -= OnAddressChanged;

    protected override void OnInitialized()
    {
        Address.Changed += OnAddressChanged;
        _plants = Plants.All;
    }

    private void OnAddressChanged() => _ = InvokeAsync(() =>
    {
        _plants = Plants.All;
        StateHasChanged();
    });
}
