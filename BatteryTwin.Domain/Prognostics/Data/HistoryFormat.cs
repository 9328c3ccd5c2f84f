namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>How a data set is written.</summary>
public enum HistoryFormat
{
    /// <summary>26 values a line, separated by blanks, no header: unit, cycle, 3 settings, 21 sensors (NASA C-MAPSS).</summary>
    Cmapss,

    /// <summary>A header line, then one row a line.</summary>
    Csv,
}
