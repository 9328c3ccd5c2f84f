using System.Collections.Concurrent;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>The verdict on every series met, by one state of models, twins and mapping rules. Starts over when it grew past its bound.</summary>
internal sealed class SeriesVerdicts(TwinGraphSnapshot graph, CompiledMapping mapping, UnmappedRegistry unmapped, MappedRegistry mapped, TelemetryStoreRules rules)
{
    private const int MaxVerdicts = 500_000;

    private static readonly SchemaFit s_signed = new(FieldType.Integer, "whole numbers up to 9223372036854775807");

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
    public static string? WhyUnmapped(SeriesKey key, TwinGraphSnapshot graph, CompiledMapping mapping) =>
        WhyUnmapped(key, graph, out _) is not { } reason ? null
        : MappedSeries.Of(key, mapping, graph, out string? problem) is not null ? null
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
        string? reason = WhyUnmapped(series.Key, graph, out DtdlValue? content);
        string? problem = null;
        MappedSeries? target = reason is null ? null : MappedSeries.Of(series.Key, mapping, graph, out problem);
        if (rules.FaultOf(target?.Target ?? series.Key) is { } fault)
        {
            return SeriesVerdict.Refuse(series.Type, RejectionCode.NotStorable, fault);
        }

        if (target is not null)
        {
            return Mapped(series, target);
        }

        if (reason is not null)
        {
            UnmappedEntry entry = unmapped.Entry(series.Key, problem ?? reason);
            bool hasTwin = series.Key.Twin is { } twin && graph.Find(twin) is not null;
            return series.Type == FieldType.Unsigned && !rules.HasUnsigned
                ? new(series.Type) { StoredAs = FieldType.Integer, Check = (s_signed, $"'{series.Key.Field}' is stored as a signed integer and takes only {s_signed.Allowed}"), Unmapped = entry, HasTwin = hasTwin }
                : new(series.Type) { Unmapped = entry, HasTwin = hasTwin };
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
