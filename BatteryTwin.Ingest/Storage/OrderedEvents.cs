using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage;

/// <summary>
/// Raises events in the order they were added, outside the lock under which they came about: the writer adds while it holds its lock and
/// raises after releasing it; whichever thread comes first raises for all. A handler that throws is logged and keeps no other from being called.
/// </summary>
internal sealed class OrderedEvents<T>(Func<T, Action[]> handlersOf, ILogger logger)
{
    private readonly ConcurrentQueue<T> _waiting = new();
    private int _raising;

    public void Add(T occurrence) => _waiting.Enqueue(occurrence);

    public void Raise()
    {
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _raising, 1, 0) == 0)
        {
            try
            {
                while (_waiting.TryDequeue(out T? occurrence))
                {
                    Call(handlersOf(occurrence));
                }
            }
            finally
            {
                Volatile.Write(ref _raising, 0);
            }
        }
    }

    private void Call(Action[] handlers)
    {
        foreach (Action handler in handlers)
        {
            try
            {
                handler();
            }
            catch (Exception problem)
            {
                logger.LogError(problem, "A handler of {Event} failed", typeof(T).Name);
            }
        }
    }
}
