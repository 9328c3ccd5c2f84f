using System.Collections.Concurrent;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>The verdict on every series met, by one state of models, twins and mapping rules. Starts over when it grew past its bound.</summary>
internal sealed class SeriesVerdicts(TwinGraphSnapshot graph, CompiledMapping rules, UnmappedRegistry unmapped, MappedRegistry mapped)
{
    private const int MaxVerdicts = 500_000;

    private readonly ConcurrentDictionary<BatchSeries, SeriesVerdict> _verdicts = new();
    private int _count;

    public SeriesVerdict Of(BatchSeries series)
    {
        if (_verdicts.TryGetValue(series, out SeriesVerdict? verdict))
        {
            return verdict;
        }

        if (_count >= MaxVerdicts)
        {
            _verdicts.Clear();
            _count = 0;
        }

        if (_verdicts.TryAdd(series, verdict = Judge(series)))
        {
            Interlocked.Increment(ref _count);
        }

        return verdict;
    }

    /// <summary>Why no model knows a series; null when one does.</summary>
    public static string? WhyUnmapped(SeriesKey key, TwinGraphSnapshot graph, out DtdlValue? content)
    {
        content = null;
        if (key.Twin is not { } twinId)
        {
            return $"no tag '{SeriesKey.TwinTag}'";
        }

        if (graph.Find(twinId) is not { } twin)
        {
            return $"there is no twin '{twinId}'";
        }

        DtdlContent? found = graph.Models.Resolve(twin.ModelId, key.Field);
        content = found as DtdlValue;
        return found switch
        {
            DtdlValue => null,
            null => $"model '{twin.ModelId}' has no telemetry or property '{key.Field}'",
            _ => $"'{key.Field}' of model '{twin.ModelId}' is a {found.Kind} and takes no values",
        };
    }

    /// <summary>Why a series stays unmapped: no model knows it, and no rule maps it; null when one does.</summary>
    public static string? WhyUnmapped(SeriesKey key, TwinGraphSnapshot graph, CompiledMapping rules) =>
        WhyUnmapped(key, graph, out _) is not { } reason ? null
        : MappedSeries.Of(key, rules, graph, out string? problem) is not null ? null
        : problem ?? reason;

    private SeriesVerdict Mapped(BatchSeries series, MappedSeries target)
    {
        SchemaFit fit = SchemaRules.Fit(target.Content.Schema, target.Converter.Output)!;
        return new(series.Type)
        {
            StoredAs = fit.StoredAs,
            Check = fit.ChecksValues ? (fit, $"{target.Place}: has schema {target.Content.Schema.Summary} and takes only {fit.Allowed}") : null,
            Mapping = mapped.Entry(series.Key, target),
            HasTwin = true,
        };
    }

    private SeriesVerdict Judge(BatchSeries series)
    {
        if (WhyUnmapped(series.Key, graph, out DtdlValue? content) is { } reason)
        {
            return MappedSeries.Of(series.Key, rules, graph, out string? problem) is { } target
                ? Mapped(series, target)
                : new(series.Type) { Unmapped = unmapped.Entry(series.Key, problem ?? reason), HasTwin = series.Key.Twin is { } twin && graph.Find(twin) is not null };
        }

        string place = $"'{series.Key.Field}' of twin '{series.Key.Twin}'";
        if (SchemaRules.Fit(content!.Schema, series.Type) is not { } fit)
        {
            return SeriesVerdict.Refuse(series.Type, RejectionCode.TypeMismatch, $"{place} has schema {content.Schema.Summary} and cannot take {series.Type} values");
        }

        bool narrows = series.Type == FieldType.Unsigned && fit.StoredAs == FieldType.Integer;
        return new(series.Type)
        {
            HasTwin = true,
            StoredAs = fit.StoredAs,
            Check = fit.ChecksValues || narrows ? (fit, $"{place} has schema {content.Schema.Summary} and takes only {fit.Allowed}") : null,
        };
    }
}
