using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability;

/// <summary>One unit of a genealogy.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Row">Its row there.</param>
public sealed record UnitRow(UnitTable Table, int Row)
{
    public string Id => Table.Ids[Row];

    /// <summary>Where it went and when: every column of words and of times that has a value, in the order of the table.</summary>
    public IEnumerable<(string Column, string Value)> Passed()
    {
        foreach (string column in Table.Columns)
        {
            if (Table.Categories.TryGetValue(column, out CategoryColumn? words) && words[Row] >= 0)
            {
                yield return (column, words.Word(words[Row]));
            }
            else if (Table.Times.TryGetValue(column, out TimeColumn? times) && times[Row] is { } time)
            {
                yield return (column, time.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
