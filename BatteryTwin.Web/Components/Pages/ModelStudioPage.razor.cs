using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Prognostics;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>
/// Which model is best for these components, and is it in charge? In the address: <c>type</c> (type of component whose models are shown), <c>compare</c> (one model, or two
/// with a tilde between), <c>add</c> (<c>dataset</c> or <c>model</c>) and <c>train</c> (the data set to train on).
/// </summary>
public sealed partial class ModelStudioPage
{
    private const string CandidateAction = "candidate";
    private const int EndedShown = 3;

    private ModelStudioView? _view;
    private (string? Type, string Action, string ModelId)? _asked;
    private string? _deleting;
    private string? _notice;

    [Inject]
    public required ModelStudioDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "compare")]
    public string? Compare { get; set; }

    [SupplyParameterFromQuery(Name = "add")]
    public string? Add { get; set; }

    [SupplyParameterFromQuery(Name = "train")]
    public string? Train { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(2);

    private string Finding => _view switch
    {
        null => "Reading models …",
        { IsKnown: false } => "Which models are in charge is not known now.",
        var view when Managed(view).Count == 0 => "No components have a model in charge yet.",
        var view => string.Join("; ",
        [
            Managed(view).Count(type => type.Champion is null) switch
            {
                0 => $"Every one of {Managed(view).Count} types of components has a model in charge",
                var without => $"{without} of {Managed(view).Count} types of components {(without == 1 ? "has" : "have")} no model in charge",
            },
            .. view.Types.Sum(type => type.Challengers.Count) switch { 0 => Array.Empty<string>(), 1 => ["1 model runs in the shadow"], var count => [$"{count} models run in the shadow"] },
            .. view.Trainings.Count(training => training.IsRunning) switch { 0 => Array.Empty<string>(), 1 => ["1 training runs"], var count => [$"{count} trainings run"] },
        ]) + ".",
    };

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async ValueTask<bool> OnTickAsync()
    {
        await ReadAsync();
        return true;
    }

    private async Task ReadAsync() => _view = await Desk.ReadAsync(_view, Stopping);

    private async Task DoAsync(Task<string?> work)
    {
        _notice = await work;
        await ReadAsync();
    }

    private Task StartedAsync()
    {
        Address.Set(("train", null));
        return ReadAsync();
    }

    private Task ClosedAsync()
    {
        (_asked, _deleting) = (null, null);
        return ReadAsync();
    }

    /// <summary>Types that have models; the others are offered where a model is to be used for components.</summary>
    private static List<RegistryTypeAnswer> Managed(ModelStudioView view) => [.. view.Types.Where(type => type.Models.Count > 0)];

    private (ModelAnswer? Left, ModelAnswer? Right) Compared(ModelStudioView view)
    {
        string[] ids = Compare?.Split('~') ?? [];
        return (view.Find(ids.ElementAtOrDefault(0)), view.Find(ids.ElementAtOrDefault(1)));
    }

    private static string InChargeTitle(ModelStudioView view) => Managed(view) switch
    {
        { Count: 0 } => "Models in charge",
        var types => $"{types.Count(type => type.Champion is not null)} of {types.Count} types of components have a model in charge",
    };

    private static string CompareTitle(ModelAnswer left, ModelAnswer? right) => (left.OutOfFold?.Rmse, right?.OutOfFold?.Rmse) switch
    {
        ({ } one, { } other) when left.Lineage.DatasetChecksum == right!.Lineage.DatasetChecksum && left.Lineage.RulCap == right.Lineage.RulCap && one != other =>
            $"{(one < other ? left.Name : right.Name)} has the smaller error on unseen lives ({ModelHealthWords.Hours(Math.Min(one, other))} against {ModelHealthWords.Hours(Math.Max(one, other))})",
        _ when right is not null => $"{left.Name} beside {right.Name}",
        _ => left.Name,
    };
}
