using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Ingest.Sources.DemoPlant.Signals;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>
/// The eight steps in the order the material takes. Reliability, buffers, scrap and energy are engineering estimates for a line of one
/// gigawatt hour a year (700 cells an hour of 0.18 kWh); the energy of drying includes the gas of the dryer.
/// </summary>
internal static class Steps
{
    public const string Mixing = "MixingStep";
    public const string Coating = "CoatingStep";
    public const string EndOfLineTest = "EndOfLineTestStep";

    /// <summary>Name of the step that has a kind of component.</summary>
    public static string Of(ComponentKind kind) => InOrder.First(step => step.Signals.OfType<WornSignal>().Any(signal => signal.Kind == kind)).Name;

    public static IReadOnlyList<StepModel> InOrder { get; } =
    [
        new(Mixing)
        {
            MtbfHours = 200, MttrHours = 2, BufferMinutes = 480, ScrapPercent = 0.5, PowerKw = 38, Signals = MixingSignals.All, HasBearingSensor = true,
        },
        new(Coating) { MtbfHours = 24, MttrHours = 1, BufferMinutes = 720, ScrapPercent = 2, PowerKw = 2170, Signals = CoatingSignals.All },
        new("CalenderingStep") { MtbfHours = 40, MttrHours = 0.8, BufferMinutes = 480, ScrapPercent = 0.7, PowerKw = 102, Signals = CalenderingSignals.All },
        new("SlittingStep")
        {
            MtbfHours = 16, MttrHours = 0.5, BufferMinutes = 480, ScrapPercent = 0.7, PowerKw = 64, Signals = SlittingSignals.All, PausesAtHandover = true,
        },
        new("StackingStep")
        {
            MtbfHours = 1.5, MttrHours = 0.067, BufferMinutes = 15, ScrapPercent = 1.5, PowerKw = 128, Signals = StackingSignals.All, PausesAtHandover = true,
        },
        new("FillingStep")
        {
            MtbfHours = 8, MttrHours = 0.25, BufferMinutes = 720, ScrapPercent = 0.5, PowerKw = 64, Signals = FillingSignals.All, PausesAtHandover = true,
        },
        new("FormationStep") { MtbfHours = 2000, MttrHours = 8, BufferMinutes = 4320, ScrapPercent = 1, PowerKw = 383, Signals = FormationSignals.All },
        new(EndOfLineTest)
        {
            MtbfHours = 30, MttrHours = 0.5, BufferMinutes = 1440, ScrapPercent = 2.4, PowerKw = 38, Signals = EndOfLineTestSignals.All, PausesAtHandover = true,
        },
    ];
}
