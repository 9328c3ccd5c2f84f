namespace BatteryTwin.Web.State.Quality;

/// <summary>All variables on all lines at a glance.</summary>
/// <param name="Lines">Plants and lines, in order.</param>
/// <param name="Rows">The variables in the order of the process, with one mark for each line.</param>
/// <param name="ReadAt">When it was made.</param>
public sealed record QualitySummary(IReadOnlyList<(string Plant, string Line)> Lines, IReadOnlyList<(QualityVariable Variable, IReadOnlyList<ControlMark> Marks)> Rows, DateTimeOffset ReadAt)
{
    /// <summary>What is out of control, the furthest off first.</summary>
    public IReadOnlyList<(QualityVariable Variable, ControlMark Mark)> OutOfControl =>
        [.. Rows.SelectMany(row => row.Marks.Where(mark => mark is { IsKnown: true, IsInControl: false }).Select(mark => (row.Variable, mark))).OrderByDescending(pair => pair.mark.Distance)];
}
