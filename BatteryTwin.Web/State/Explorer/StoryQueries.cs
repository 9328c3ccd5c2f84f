namespace BatteryTwin.Web.State.Explorer;

/// <summary>Queries to begin with; they answer on the demo plant and show what the language can do.</summary>
public static class StoryQueries
{
    public static IReadOnlyList<NamedQuery> All { get; } =
    [
        new("Every twin", "SELECT * FROM digitaltwins"),
        new("What is not healthy", "SELECT * FROM digitaltwins WHERE HealthPrediction != 'OK'"),
        new("Steps of line 2 in Dallas", "SELECT target FROM DIGITALTWINS source\nJOIN target RELATED source.rel_runs_steps\nWHERE source.$dtId = 'ProductionLine2-Dallas'"),
    ];
}
