using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>The simulated plant's truth file: its injected faults, and the lives of its components.</summary>
internal sealed class SimulatedFaults(PlantFiles files) : IFaultRecord
{
    public string Source => "the simulated plant's list of its faults";

    public bool IsComplete => true;

    public IReadOnlyList<KnownFault>? Read(DateTimeOffset from, DateTimeOffset to, TimeSpan before)
    {
        if (files.ReadTruth() is not { } truth)
        {
            return null;
        }

        HashSet<(string, string)> injected = [.. truth.Faults.Select(fault => (fault.Twin, fault.Component))];
        return
        [
            .. truth.Faults.Select(OfFault),
            .. truth.Lives.Where(life => !injected.Contains((life.Twin, life.Component))).Select(OfLife),
        ];
    }

    private static KnownFault OfFault(InjectedFault fault) =>
        new(fault.Id, fault.Twin, $"{fault.Component}: {fault.Kind}", fault.TrueStart, fault.ExpectedFailure, [.. fault.Effects.Select(effect => (effect.Twin, effect.Field))]);

    private static KnownFault OfLife(TrueLife life) =>
        new($"{life.Component} of {life.Twin}", life.Twin, $"{life.Component}: wears out", life.Onset, life.Failure, [(life.Twin, $"{life.Component}.")]);
}
