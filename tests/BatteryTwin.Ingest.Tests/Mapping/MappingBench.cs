using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;

namespace BatteryTwin.Ingest.Tests.Mapping;

/// <summary>Rules and series that the tests of the mapping share.</summary>
internal static class MappingBench
{
    public static SeriesKey Machine(string field, string dev = "MIX1") => new("PLC7", [new("dev", dev)], field);

    public static SeriesKey Target(string field, string twin = "mixer") => new("telemetry", [new(SeriesKey.TwinTag, twin)], field);

    public static MappingRule Rule(string field, string target, ValueConversion? conversion = null, string twin = "mixer") =>
        new() { Name = $"{field} of PLC7", Measurement = "PLC7", Field = field, Twin = twin, TargetField = target, Conversion = conversion ?? ValueConversion.None };

    public static StoredRule Add(this IMappingRules rules, MappingRule rule) => rules.Add(rule, "test");
}
