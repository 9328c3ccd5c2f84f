using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Feeds the points of many series to one reducer in order of time; at equal times the series given first goes first.</summary>
internal sealed class CursorMerge(List<SeriesCursor> cursors, FieldType type)
{
    private readonly CursorPosition[] _positions = new CursorPosition[cursors.Count];
    private readonly PriorityQueue<int, (long TimeNs, int Order)> _queue = new();

    public void Feed(RangeReducer reducer, CancellationToken cancel)
    {
        for (int i = 0; i < cursors.Count; i++)
        {
            Enqueue(i);
        }

        while (!reducer.IsFull && _queue.TryDequeue(out int index, out _))
        {
            cancel.ThrowIfCancellationRequested();
            ref CursorPosition position = ref _positions[index];
            int end = _queue.TryPeek(out _, out (long TimeNs, int Order) next) ? RunEnd(position, next, index) : position.End;
            Add(reducer, position.Points, position.Next, end, type);
            position = position with { Next = end };
            Enqueue(index);
        }
    }

    /// <summary>Adds points to a reducer, as floats when it takes floats and they are none.</summary>
    public static void Add(RangeReducer reducer, PointColumns points, int start, int end, FieldType type)
    {
        if (start >= end)
        {
            return;
        }

        ReadOnlySpan<long> timesNs = points.TimesNs[start..end];
        if (points.Type == FieldType.String)
        {
            reducer.Add(timesNs, [], points.Texts[start..end]);
        }
        else if (points.Type == type)
        {
            reducer.Add(timesNs, points.Bits[start..end], []);
        }
        else
        {
            long[] floats = new long[end - start];
            for (int i = 0; i < floats.Length; i++)
            {
                floats[i] = PointSummary.FloatBits(points.Type, points.Bits[start + i]);
            }

            reducer.Add(timesNs, floats, []);
        }
    }

    /// <summary>Puts a cursor back in line with its next point, if it has one.</summary>
    private void Enqueue(int index)
    {
        ref CursorPosition position = ref _positions[index];
        while (position.Next >= position.End)
        {
            if (!cursors[index].MoveNext())
            {
                return;
            }

            PointColumns points = cursors[index].Load(out int start, out int end);
            position = new CursorPosition(points, start, end);
        }

        _queue.Enqueue(index, (position.Points.TimesNs[position.Next], index));
    }

    private static int RunEnd(CursorPosition position, (long TimeNs, int Order) next, int order)
    {
        ReadOnlySpan<long> timesNs = position.Points.TimesNs;
        int end = position.Next + 1;
        while (end < position.End && (timesNs[end] < next.TimeNs || (timesNs[end] == next.TimeNs && order < next.Order)))
        {
            end++;
        }

        return end;
    }
}
