namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>How a life ended.</summary>
public enum LifeEnd
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>The component failed.</summary>
    Failed,

    /// <summary>It was replaced or overhauled without a fault: it would have lived longer, nobody knows how long (censored).</summary>
    Replaced,
}
