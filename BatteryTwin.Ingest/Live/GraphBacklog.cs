using System.Diagnostics.CodeAnalysis;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Changes of the graph that a reader has not read yet, all of them in order; beyond <see cref="Capacity"/> they give way to a single message that
/// says how many there were and that the graph must be read anew.
/// </summary>
internal sealed class GraphBacklog
{
    public const int Capacity = 1_000;

    private readonly Queue<LiveMessage> _unread = new();
    private long _missed;

    /// <summary>What stands in the order of a reader's messages for the next one of these.</summary>
    public static LiveKey Key { get; } = new(LiveMessage.GraphChanged, string.Empty);

    /// <summary>Takes a message; true when the reader's order needs one more place for it.</summary>
    public bool Add(LiveMessage message)
    {
        if (_missed == 0 && _unread.Count < Capacity)
        {
            _unread.Enqueue(message);
            return true;
        }

        _missed += _unread.Count + 1;
        _unread.Clear();
        return false;
    }

    /// <summary>The next message; false when it gave way.</summary>
    public bool TryTake([MaybeNullWhen(false)] out LiveMessage message)
    {
        if (_missed > 0)
        {
            message = new(LiveMessage.GraphChanged, string.Empty, GraphBody.Missed(_missed));
            _missed = 0;
            return true;
        }

        return _unread.TryDequeue(out message);
    }
}
