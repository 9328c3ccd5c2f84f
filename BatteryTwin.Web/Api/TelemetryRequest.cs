using BatteryTwin.Ingest.Api;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.Api;

/// <summary>Reads the parameters of telemetry requests; what is wrong goes to the faults.</summary>
internal static class TelemetryRequest
{
    private const int MaxPoints = 1_000_000;
    private const int MaxLimit = 1_000_000_000;
    private const int PiecePoints = 16_384;

    private static readonly long s_defaultSpanNs = EpochTime.ToNs(TimeSpan.FromHours(1));

    public static RangeQuery Range(TelemetryRangeParameters parameters, long nowNs, ParameterFaults faults)
    {
        long toNs = Time("to", parameters.To, faults) ?? nowNs;
        long fromNs = Time("from", parameters.From, faults) ?? (toNs > long.MinValue + s_defaultSpanNs ? toNs - s_defaultSpanNs : long.MinValue);
        if (fromNs >= toNs && !faults.Any)
        {
            faults.Add("from", "must lie before 'to'");
        }

        if (!string.IsNullOrEmpty(parameters.GroupBy) && parameters.GroupBy != "field")
        {
            faults.Add("groupBy", $"'{parameters.GroupBy}' is unknown; use field");
        }

        return new()
        {
            Series = Selector(parameters.Twin, parameters.Field, parameters.Measurement),
            FromNs = fromNs,
            ToNs = toNs,
            Reduction = Reduction(parameters, faults),
            Limit = faults.Number("limit", parameters.Limit, RangeQuery.DefaultLimit, 1, MaxLimit),
            PiecePoints = PiecePoints,
            GroupByField = parameters.GroupBy == "field",
        };
    }

    public static SeriesSelector Selector(string[]? twins, string[]? fields, string? measurement) => new()
    {
        Twins = [.. (twins ?? []).Where(twin => twin.Length > 0)],
        Fields = [.. (fields ?? []).Where(field => field.Length > 0)],
        Measurement = string.IsNullOrEmpty(measurement) ? null : measurement,
    };

    public static TelemetryTimeFormat TimeFormat(string? name, ParameterFaults faults)
    {
        if (TelemetryTimeFormat.Find(name) is { } format)
        {
            return format;
        }

        faults.Add("time", $"'{name}' is unknown; use ms, us or ns, or leave it out for RFC 3339");
        return TelemetryTimeFormat.Find(null)!;
    }

    private static long? Time(string parameter, string? text, ParameterFaults faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        long? timeNs = TelemetryTime.ParseNs(text);
        if (timeNs is null)
        {
            faults.Add(parameter, $"'{text}' is no time; use {TelemetryTime.TimeForm}");
        }

        return timeNs;
    }

    private static RangeReduction Reduction(TelemetryRangeParameters parameters, ParameterFaults faults)
    {
        bool hasEvery = !string.IsNullOrEmpty(parameters.Every);
        bool hasAggregate = !string.IsNullOrEmpty(parameters.Aggregate);
        if (!string.IsNullOrEmpty(parameters.Points))
        {
            if (hasEvery || hasAggregate)
            {
                faults.Add("points", "cannot go with 'every' or 'aggregate'; use one or the other");
            }

            return new RangeReduction.Shape(faults.Number("points", parameters.Points, MaxPoints, 2, MaxPoints), Method(parameters.Reduction, faults));
        }

        if (!string.IsNullOrEmpty(parameters.Reduction))
        {
            faults.Add("reduction", "says how 'points' are chosen and needs it");
        }

        long? everyNs = hasEvery ? TelemetryTime.ParseDurationNs(parameters.Every!) : null;
        if (hasEvery && everyNs is null)
        {
            faults.Add("every", $"'{parameters.Every}' is no duration; use {TelemetryTime.DurationForm}");
        }

        if (hasEvery && !hasAggregate)
        {
            faults.Add("aggregate", "'every' needs it: mean, min, max, sum, count, first or last");
        }

        return hasAggregate ? new RangeReduction.Aggregate(everyNs, Function(parameters.Aggregate!, faults)) : new RangeReduction.Raw();
    }

    private static ShapeMethod Method(string? name, ParameterFaults faults)
    {
        switch (name)
        {
            case null or "" or "minmax":
                return ShapeMethod.MinMax;
            case "lttb":
                return ShapeMethod.Lttb;
            default:
                faults.Add("reduction", $"'{name}' is unknown; use minmax or lttb");
                return ShapeMethod.MinMax;
        }
    }

    private static AggregateFunction Function(string name, ParameterFaults faults)
    {
        if (char.IsAsciiLetter(name[0]) && Enum.TryParse(name, ignoreCase: true, out AggregateFunction function))
        {
            return function;
        }

        faults.Add("aggregate", $"'{name}' is unknown; use mean, min, max, sum, count, first or last");
        return AggregateFunction.Mean;
    }
}
