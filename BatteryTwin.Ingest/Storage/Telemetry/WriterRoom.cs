namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Lets writers wait while there is no room for more points; <paramref name="hasRoom"/> is asked under the lock.</summary>
internal sealed class WriterRoom(Lock gate, Func<bool> hasRoom)
{
    private TaskCompletionSource? _change;

    /// <summary>True when there is room; else a task that completes when it is worth asking again.</summary>
    public bool Has(out Task change)
    {
        lock (gate)
        {
            bool room = hasRoom();
            change = room ? Task.CompletedTask : (_change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return room;
        }
    }

    /// <summary>Lets everyone who waits ask again.</summary>
    public void Wake()
    {
        TaskCompletionSource? change;
        lock (gate)
        {
            change = _change;
            _change = null;
        }

        change?.SetResult();
    }

    public void WakeIfRoom()
    {
        bool room;
        lock (gate)
        {
            room = hasRoom();
        }

        if (room)
        {
            Wake();
        }
    }
}
