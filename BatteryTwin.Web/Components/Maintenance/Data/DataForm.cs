using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Maintenance.Data;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Maintenance.Data;

/// <summary>What all forms of planning data share: faults by field, the outcome of saving, and whose change it is.</summary>
public abstract class DataForm : ComponentBase
{
    [Inject]
    public required MaintenanceDataDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    /// <summary>Everything as the page last read it.</summary>
    [Parameter, EditorRequired]
    public MaintenanceDataView View { get; set; } = null!;

    /// <summary>Raised with the change that was saved.</summary>
    [Parameter]
    public EventCallback<DataChange> OnSaved { get; set; }

    protected FieldFaults Faults { get; private set; } = FieldFaults.None;

    protected DataOutcome? Outcome { get; private set; }

    protected string Name { get; set; } = string.Empty;

    protected DataFormFoot? Foot { get; set; }

    protected string CloseLink => Address.With(("id", null));

    /// <summary>Begins anew with what is kept now.</summary>
    protected abstract void Begin();

    /// <summary>Takes what is kept now for seen, so that saving puts the entries in its place.</summary>
    protected abstract void SeeNewest();

    /// <summary>Saves what was entered; what is wrong with it where it cannot be.</summary>
    protected abstract (DataOutcome? Outcome, FieldFaults Faults) Save(string name);

    protected override void OnInitialized() => Begin();

    protected async Task SaveAsync()
    {
        (Outcome, Faults) = Save(Name);
        await SettleAsync(Outcome);
    }

    /// <summary>Shows why a change was refused, or tells the page of it.</summary>
    protected async Task SettleAsync(DataOutcome? outcome)
    {
        Outcome = outcome;
        if (outcome?.Change is { } change)
        {
            await (Foot?.RememberAsync() ?? Task.CompletedTask);
            await OnSaved.InvokeAsync(change);
        }
    }

    protected void Reload()
    {
        (Outcome, Faults) = (null, FieldFaults.None);
        Begin();
    }

    protected async Task OverrideAsync()
    {
        SeeNewest();
        await SaveAsync();
    }
}
