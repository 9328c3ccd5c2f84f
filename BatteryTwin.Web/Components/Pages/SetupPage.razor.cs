using System.Text.Json;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Setup;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// A new plant in three steps: choose, check, create. The template and the step stand in the address (<c>plan</c>, <c>step</c>, <c>from</c>);
/// uploaded files do not.
/// </summary>
public sealed partial class SetupPage : IDisposable
{
    private const string CheckStep = "check";

    private readonly CancellationTokenSource _leaving = new();
    private SetupPlan _plan = null!;
    private string? _planText;
    private JsonElement? _files;
    private SetupPreview? _preview;
    private SetupPreview? _created;
    private DeclaredName? _who;
    private string _name = string.Empty;
    private string? _fault;
    private bool _busy;

    [Inject]
    public required PlantSetup Setup { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ShiftCalendar Calendar { get; init; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    public string? StepText { get; set; }

    [SupplyParameterFromQuery(Name = "plan")]
    public string? PlanText { get; set; }

    [SupplyParameterFromQuery(Name = "focus")]
    public string? FocusId { get; set; }

    private bool FromFiles => From == "files";

    private int Step => _created is not null ? 3 : StepText == CheckStep ? 1 : 0;

    private string Finding => Step switch
    {
        3 => "Done.",
        1 when _preview is { Problems.Count: > 0 } => "Something must be corrected first; nothing has been created.",
        1 when _preview is not null => "This is what will be created; nothing has been created yet.",
        _ => "Begin with a template or with your own models and graph. Nothing is created before you have seen it.",
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (_created is not null && StepText != CheckStep)
        {
            _created = null;
            _preview = null;
            _files = null;
        }

        if (_plan is null || _planText != PlanText)
        {
            _planText = PlanText;
            _plan = SetupPlan.Parse(PlanText) ?? SetupPlan.Start(Calendar.Zone.Id);
            _preview = FromFiles ? _preview : null;
        }

        if (StepText != CheckStep)
        {
            _preview = null;
        }
        else if (_preview is null && !FromFiles)
        {
            _preview = Setup.Preview(_plan.Templates);
        }
        else if (_preview is null && _files is { } document)
        {
            _preview = Setup.Preview(document);
        }
    }

    private void KeepPlan() => Address.Set(("plan", _planText = _plan.ToString()));

    private void CheckPlan()
    {
        _preview = null;
        Address.Go(("plan", _planText = _plan.ToString()), ("step", CheckStep));
    }

    private void TakeFiles((JsonElement? Document, IReadOnlyList<SetupProblem> Problems) read)
    {
        _files = read.Document;
        _preview = read.Document is { } document ? Setup.Preview(document) : SetupPreview.Unreadable(read.Problems);
        Address.Go(("step", CheckStep));
    }

    private async Task CreateAsync()
    {
        _busy = true;
        _fault = await Setup.CreateAsync(_preview!.Document, _name, _leaving.Token);
        _busy = false;
        if (_fault is null)
        {
            await _who!.RememberAsync();
            _created = _preview;
        }
    }
}
