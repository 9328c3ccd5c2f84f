using BatteryTwin.Domain.Twins.Events;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Events;

/// <summary>Puts each event into the outbox of every route that wants it; what finds no room there goes to the route's dead letters.</summary>
internal sealed class EventOutbox(EventRoutes routes, EventDatabase database, DeadLetters deadLetters, IOptions<EventOptions> options, TimeProvider time)
{
    /// <param name="events">Events, in order.</param>
    /// <param name="progress">How far the graph's journal was read for them; null for telemetry.</param>
    /// <param name="always">Notes the progress even when no route wants one of the events.</param>
    /// <returns>True when the progress was noted.</returns>
    /// <exception cref="Storage.StorageUnavailableException">Nothing was stored.</exception>
    public bool Add(IReadOnlyList<GatheredEvent> events, long? progress, bool always = false)
    {
        byte[]?[] bodies = new byte[]?[events.Count];
        List<(string Route, byte[] Body)> accepted = [];
        List<(ActiveRoute Route, int Events)> served = [];
        foreach (ActiveRoute route in routes.Active)
        {
            long room = Math.Max(0, options.Value.MaxWaiting - route.Traffic.Waiting);
            List<byte[]> wanted = Wanted(route, events, bodies);
            int taken = (int)Math.Min(room, wanted.Count);
            accepted.AddRange(wanted.Take(taken).Select(body => (route.Route.Id, body)));
            served.Add((route, taken));
            if (taken < wanted.Count)
            {
                deadLetters.Write(route.Route, $"{options.Value.MaxWaiting} events were waiting already", attempts: 0, wanted[taken..]);
                route.Traffic.CountOverflow(wanted.Count - taken);
            }
        }

        bool isNoted = accepted.Count > 0 || always;
        if (isNoted)
        {
            database.Append(accepted, progress, time.GetUtcNow());
        }

        foreach ((ActiveRoute route, int taken) in served.Where(pair => pair.Events > 0))
        {
            route.Traffic.Accept(taken);
        }

        return isNoted;
    }

    private static List<byte[]> Wanted(ActiveRoute route, IReadOnlyList<GatheredEvent> events, byte[]?[] bodies)
    {
        List<byte[]> wanted = [];
        for (int i = 0; i < events.Count; i++)
        {
            if (IsWanted(route, events[i]))
            {
                wanted.Add(bodies[i] ??= CloudEventJson.ToUtf8(events[i].Event));
            }
        }

        return wanted;
    }

    private static bool IsWanted(ActiveRoute route, GatheredEvent candidate) =>
        (candidate.Sequence is null || candidate.Sequence > route.FromSequence) && route.Filter.Matches(candidate.Event);
}
