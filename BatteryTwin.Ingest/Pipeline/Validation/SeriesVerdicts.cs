using System.Collections.Concurrent;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>The verdict on every series met, by one state of models and twins. Starts over when it grew past its bound.</summary>
internal sealed class SeriesVerdicts(TwinGraphSnapshot graph, UnmappedRegistry unmapped, TelemetryStoreRules rules)
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

    private SeriesVerdict Judge(BatchSeries series)
    {
        if (rules.FaultOf(series.Key) is { } fault)
        {
            return SeriesVerdict.Refuse(series.Type, RejectionCode.NotStorable, fault);
        }

        if (WhyUnmapped(series.Key, graph, out DtdlValue? content) is { } reason)
        {
            UnmappedEntry entry = unmapped.Entry(series.Key, reason);
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
