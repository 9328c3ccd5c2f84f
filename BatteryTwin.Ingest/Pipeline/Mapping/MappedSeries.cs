using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Mapping;

/// <summary>What a rule makes of a series: the twin's series its values go to, the content of the model they become, and how they are converted.</summary>
public sealed record MappedSeries(MappingHit Hit, SeriesKey Target, DtdlValue Content, ValueConverter Converter)
{
    /// <summary>Measurement of the series that hold mapped values: that of telemetry published for a twin.</summary>
    public const string Measurement = "telemetry";

    /// <summary>The series to which a rule's values go.</summary>
    public static SeriesKey TargetKey(string twin, string field) => new(Measurement, [new(SeriesKey.TwinTag, twin)], field);

    /// <summary>
    /// What the deciding rule makes of a series that no model knows. Null when no rule fits, then <paramref name="problem"/> is null too; or when the
    /// rule's target cannot take values, then <paramref name="problem"/> says why.
    /// </summary>
    public static MappedSeries? Of(SeriesKey key, CompiledMapping rules, TwinGraphSnapshot graph, out string? problem)
    {
        problem = null;
        return rules.IsEmpty || rules.Find(key) is not { } hit ? null : Of(hit, graph, out problem);
    }

    /// <summary>What a rule makes of a series it fits; null and the problem when its target cannot take values.</summary>
    public static MappedSeries? Of(MappingHit hit, TwinGraphSnapshot graph, out string? problem)
    {
        problem = null;
        string rule = $"rule '{hit.Rule.Name}'";
        if (graph.Find(hit.Twin) is not { } twin)
        {
            problem = $"{rule} names twin '{hit.Twin}', which does not exist";
            return null;
        }

        DtdlContent? content = graph.Models.Resolve(twin.ModelId, hit.Field);
        if (content is not DtdlValue value)
        {
            problem = content is null
                ? $"{rule} names '{hit.Field}', which model '{twin.ModelId}' of twin '{hit.Twin}' does not have"
                : $"{rule} names '{hit.Field}', which is a {content.Kind} of model '{twin.ModelId}' and takes no values";
            return null;
        }

        if (ValueConverter.Of(hit.Conversion, value, out string? fault) is not { } converter)
        {
            problem = $"{rule}: {fault}";
            return null;
        }

        return new(hit, TargetKey(hit.Twin, hit.Field), value, converter);
    }

    /// <summary>How the rule and its target are called in reasons.</summary>
    public string Place => $"rule '{Hit.Rule.Name}'{(Hit.Line > 0 ? $" (line {Hit.Line})" : string.Empty)}, '{Hit.Field}' of twin '{Hit.Twin}'";
}
