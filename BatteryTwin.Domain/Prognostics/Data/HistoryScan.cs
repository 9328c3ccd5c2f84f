namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Looks through a data set once, keeping no rows: settles its columns and says what is doubtful about it.</summary>
public static class HistoryScan
{
    /// <exception cref="HistoryException">The file cannot be learned from.</exception>
    public static HistorySummary Run(TextReader source, HistoryRequest request, HistoryLimits? limits = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        limits ??= new();
        HistoryText text = HistoryText.Open(source, request.Format, limits);
        HistoryRoles roles = HistoryRoles.Of(text.Header, request);
        HistoryScanState state = new(text.Header, roles, request, limits);
        while (text.Read())
        {
            cancel.ThrowIfCancellationRequested();
            state.Take(text);
        }

        return state.Finish();
    }
}
