using System.Globalization;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Puts bars into rows and lanes, with what shades each row.</summary>
internal static class BoardRows
{
    private const string Nobody = "";

    /// <summary>Share of the width that a job's words take.</summary>
    private const double WordsShare = 0.14;

    public static IReadOnlyList<BoardRow> ByCrew(BoardQuery query, IReadOnlyList<Crew> crews, IReadOnlyList<BoardBar> bars)
    {
        List<BoardRow> rows = [.. crews.OrderBy(crew => crew.Name, StringComparer.CurrentCulture).Select(crew => OfCrew(query, crew, [.. bars.Where(bar => bar.Crew == crew.Id)]))];
        BoardBar[] others = [.. bars.Where(bar => crews.All(crew => crew.Id != bar.Crew))];
        return others.Length == 0 ? rows : [.. rows, new(Nobody, "No crew", "started without a plan, or their crew is gone", Laned(query, others), [])];
    }

    public static IReadOnlyList<BoardRow> ByLine(BoardQuery query, PlantMoment plant, IReadOnlyList<BoardBar> bars, IReadOnlyList<PlannedStop> stops, IEnumerable<string> lines)
    {
        ILookup<string, BoardBar> byLine = bars.ToLookup(bar => LineOf(plant, bar.Order.Content.Asset));
        return
        [
            .. lines.Concat(byLine.Select(group => group.Key)).Distinct().Select(line =>
            {
                IReadOnlyList<string> path = plant.Topology.PathTo(line);
                HashSet<string> wholes = [.. path, line];
                return new BoardRow(
                    line,
                    plant.Title(line),
                    path.Count > 1 ? plant.Title(path[0]) : string.Empty,
                    Laned(query, byLine[line]),
                    [.. stops.Where(stop => wholes.Contains(stop.TwinId)).Select(stop => new BoardShade(stop.Start, stop.End, true, stop.Title))]);
            }).OrderBy(row => row.Note, StringComparer.CurrentCulture).ThenBy(row => row.Title, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>The whole that directly contains a station; the station itself where nothing does.</summary>
    public static string LineOf(PlantMoment plant, string asset) => plant.Topology.PathTo(asset) is { Count: > 1 } path ? path[^2] : asset;

    private static BoardRow OfCrew(BoardQuery query, Crew crew, IReadOnlyList<BoardBar> bars)
    {
        TimeStretch shown = new(query.From, query.To);
        IReadOnlyList<TimeStretch> working = crew.Calendar.Within(shown);
        double available = working.Sum(shift => shift.Length.TotalHours) * crew.Technicians;
        double planned = bars.Where(bar => !bar.IsGhost && bar.Order.State != WorkState.Completed).Sum(bar => bar.Order.Content.Duration.TotalHours * bar.Order.Content.Technicians);
        return new(
            crew.Id,
            crew.Name,
            $"{crew.Technicians} × {string.Join(", ", crew.Skills)}",
            Laned(query, bars),
            [.. TimeStretch.Without([shown], working).Select(off => new BoardShade(off.Start, off.End, false, "off shift"))],
            available > 0 ? planned / available : planned > 0 ? double.PositiveInfinity : 0,
            string.Create(CultureInfo.CurrentCulture, $"{planned:0.#} of {available:0} h"));
    }

    /// <summary>Each bar in the first lane that is free when it begins, words behind it included.</summary>
    private static BoardBar[] Laned(BoardQuery query, IEnumerable<BoardBar> bars)
    {
        TimeSpan shown = query.To - query.From;
        List<DateTimeOffset> free = [];
        List<BoardBar> laned = [];
        foreach (BoardBar bar in bars.OrderBy(bar => bar.Start).ThenBy(bar => bar.Order.Id, StringComparer.Ordinal))
        {
            bool isNarrow = bar.End - bar.Start < shown * WordsShare;
            DateTimeOffset end = isNarrow ? bar.End + (shown * WordsShare) : bar.End;
            int lane = free.FindIndex(at => at <= bar.Start);
            lane = lane < 0 ? free.Count : lane;
            if (lane == free.Count)
            {
                free.Add(end);
            }
            else
            {
                free[lane] = end;
            }

            laned.Add(bar with { Lane = lane, IsNarrow = isNarrow });
        }

        return [.. laned];
    }
}
