using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>The last ten moves that one page made, to take them back. Not thread-safe.</summary>
public sealed class MoveMemory
{
    private const int Most = 10;

    private readonly List<BoardMove> _moves = [];

    /// <summary>The move that would be taken back; null when there is none.</summary>
    public BoardMove? Last => _moves.LastOrDefault();

    /// <summary>Remembers a move.</summary>
    /// <param name="before">The order before it.</param>
    /// <param name="after">The order after it.</param>
    public void Add(WorkOrder before, WorkOrder after)
    {
        _moves.Add(new(before.Placement, after));
        if (_moves.Count > Most)
        {
            _moves.RemoveAt(0);
        }
    }

    /// <summary>Forgets the last move: it was taken back, or cannot be.</summary>
    /// <param name="now">The order after taking back; earlier moves of it go on from there. Null when it could not be done.</param>
    public void Drop(WorkOrder? now)
    {
        _moves.RemoveAt(_moves.Count - 1);
        for (int i = 0; i < _moves.Count && now is not null; i++)
        {
            _moves[i] = _moves[i].After.Id == now.Id ? _moves[i] with { After = now } : _moves[i];
        }
    }
}
