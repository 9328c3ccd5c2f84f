namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Reads the rows of a data set, or of a file to be predicted, by a schema.</summary>
public static class HistoryLoading
{
    /// <exception cref="HistoryException">The file lacks columns, or is no table.</exception>
    public static HistoryFrame Load(TextReader source, HistorySchema schema, HistoryLimits? limits = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(schema);
        limits ??= new();
        HistoryText text = HistoryText.Open(source, schema.Format, limits);
        HistoryRows rows = new(schema, HistoryRoles.Of(text.Header, schema), text.Header.Names.Count, limits);
        while (text.Read())
        {
            cancel.ThrowIfCancellationRequested();
            rows.Take(text);
        }

        return rows.Finish();
    }
}
