namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>What is to be learned from a data set.</summary>
public enum HistoryTask
{
    /// <summary>Remaining useful life, from histories that run to failure.</summary>
    Rul,

    /// <summary>A class per row.</summary>
    Classify,

    /// <summary>A number per row.</summary>
    Regress,
}
