using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>The past states asked for last, by the number of their last change; one being worked out is waited for, not worked out twice.</summary>
internal sealed class PastStates
{
    private const int Kept = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<(long Sequence, Task<TwinGraphSnapshot> Graph)> _byLastUse = new();

    public Task<TwinGraphSnapshot> GetAsync(long sequence, Func<Task<TwinGraphSnapshot>> read)
    {
        lock (_lock)
        {
            LinkedListNode<(long Sequence, Task<TwinGraphSnapshot> Graph)>? node = _byLastUse.First;
            while (node is not null && node.Value.Sequence != sequence)
            {
                node = node.Next;
            }

            if (node is not null)
            {
                _byLastUse.Remove(node);
            }

            // One that failed or was cancelled is tried again.
            Task<TwinGraphSnapshot> graph = node is { Value.Graph: { IsFaulted: false, IsCanceled: false } known } ? known : read();
            _byLastUse.AddFirst((sequence, graph));
            if (_byLastUse.Count > Kept)
            {
                _byLastUse.RemoveLast();
            }

            return graph;
        }
    }
}
