namespace BatteryTwin.Domain.Maintenance;

/// <summary>The plant's planned stops. Safe for concurrent use.</summary>
public interface IPlannedStops
{
    /// <summary>Most stops kept.</summary>
    const int MostStops = 5_000;

    /// <summary>All that are kept, as they are now.</summary>
    StopCalendar Calendar { get; }

    /// <summary>Keeps another stop.</summary>
    /// <exception cref="PlannedStopException">It has faults, or there is no room.</exception>
    PlannedStop Add(StopOrder order, string? actor);

    /// <summary>Changes a stop.</summary>
    /// <param name="id">Which.</param>
    /// <param name="order">What it becomes.</param>
    /// <param name="revision">Revision that the change was made from; null overwrites whatever is there.</param>
    /// <param name="actor">Who changes it.</param>
    /// <exception cref="PlannedStopException">There is no such stop, it was changed meanwhile, or the order has faults.</exception>
    PlannedStop Change(string id, StopOrder order, long? revision, string? actor);

    /// <summary>Removes a stop.</summary>
    /// <exception cref="PlannedStopException">There is no such stop, or it was changed meanwhile.</exception>
    void Remove(string id, long? revision, string? actor);

    /// <summary>
    /// Keeps the stops that a source plans by itself, each once: what starts before <paramref name="until"/> of an earlier call is left out, so
    /// that a stop somebody removed does not come back.
    /// </summary>
    /// <param name="source">Who plans, as <see cref="PlannedStop.ChangedBy"/> says it.</param>
    /// <param name="until">End of the time planned now, exclusive.</param>
    /// <param name="orders">What is planned.</param>
    /// <returns>How many were added.</returns>
    int Plan(string source, DateTimeOffset until, IEnumerable<StopOrder> orders);
}
