using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Reads what a station did, with people's entries. Singleton.</summary>
public sealed class StationTimesReader(LossReader losses, PlantPlans plans, IProductionBook book, ITwinGraph graph, TimeProvider time)
{
    /// <summary>Null for an asset that is no station.</summary>
    public async Task<StationTimes?> ReadAsync(string stationId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset end = to < now ? to : now;
        if (plans.PlantOf(stationId) is not { } plant || end <= from || await losses.StatesAsync(stationId, from, end, cancel) is not { } states)
        {
            return null;
        }

        return new(stationId, AssetNames.Title(graph.Current, stationId), plans.Of(plant), Joined(states), [.. book.Edits(stationId, from, end).Reverse()], from, end);
    }

    /// <summary>Days are read one by one; a stop over midnight is still one.</summary>
    private static List<StateInterval> Joined(IReadOnlyList<StateInterval> states)
    {
        List<StateInterval> joined = [];
        foreach (StateInterval state in states)
        {
            if (joined.Count > 0 && joined[^1] is var before && before.To == state.From && before with { From = state.From, To = state.To } == state)
            {
                joined[^1] = before with { To = state.To };
            }
            else
            {
                joined.Add(state);
            }
        }

        return joined;
    }
}
