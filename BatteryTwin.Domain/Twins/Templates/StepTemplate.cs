namespace BatteryTwin.Domain.Twins.Templates;

/// <summary>A step that a line can run: its name for people, the prefix of its twins' ids, and its model.</summary>
public sealed record StepTemplate(string Name, string IdPrefix, string ModelId)
{
    /// <summary>The eight steps of a cell line, in the order of the material.</summary>
    public static IReadOnlyList<StepTemplate> CellLine { get; } =
    [
        new("Mixing", "MixingStep", "dtmi:batterytwin:MixingStep;1"),
        new("Coating and drying", "CoatingStep", "dtmi:batterytwin:CoatingStep;1"),
        new("Calendering", "CalenderingStep", "dtmi:batterytwin:CalenderingStep;1"),
        new("Slitting", "SlittingStep", "dtmi:batterytwin:SlittingStep;1"),
        new("Stacking", "StackingStep", "dtmi:batterytwin:StackingStep;1"),
        new("Filling", "FillingStep", "dtmi:batterytwin:FillingStep;1"),
        new("Formation", "FormationStep", "dtmi:batterytwin:FormationStep;1"),
        new("End-of-line test", "EndOfLineTestStep", "dtmi:batterytwin:EndOfLineTestStep;1"),
    ];
}
