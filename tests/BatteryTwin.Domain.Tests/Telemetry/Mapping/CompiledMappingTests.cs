using System.Collections.Immutable;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Domain.Tests.Telemetry.Mapping;

public sealed class CompiledMappingTests
{
    private static readonly SeriesKey s_mixer = new("PLC7", [new("dev", "MIX1_MUC"), new("slot", "2")], "BRG_VIB_RMS");

    [Fact]
    public void Find_GlobWithCapturesAndTranslation_FillsTheTarget()
    {
        MappingRule rule = Pattern(MappingRuleKind.Glob, "PLC*", "MIX{line}_{site}", "BRG_VIB_RMS", "MixingStep-Line{line}-{site}", "vibrationRms") with
        {
            Translations = Texts(("site", Texts(("MUC", "Munich"), ("DAL", "Dallas")))),
        };

        Assert.Equal(("MixingStep-Line1-Munich", "vibrationRms"), Target(s_mixer, rule));
        Assert.Null(new CompiledMapping([rule]).Find(new("PLC7", [new("dev", "MIX1_XXX")], "BRG_VIB_RMS")));
        Assert.Null(new CompiledMapping([rule]).Find(new("PLC7", [], "BRG_VIB_RMS")));
    }

    [Fact]
    public void Find_RegexAndOwnNames_FillsTheTarget() => Assert.Equal(
        ("PLC7-MIX1_MUC", "VIB.rms"),
        Target(s_mixer, Pattern(MappingRuleKind.Regex, @"PLC\d+", "MIX.*", "BRG_(?<what>[A-Z]+)_RMS", "{measurement}-{tag.dev}", "{what}.rms")));

    [Theory]
    [InlineData("PLC", false)]
    [InlineData("PLC7", true)]
    [InlineData("PLC77", false)]
    [InlineData("PLC7\n", false)]
    public void Find_Pattern_FitsTheWholeText(string measurement, bool fits) =>
        Assert.Equal(fits, new CompiledMapping([Pattern(MappingRuleKind.Regex, @"PLC\d", null, "f", "t", "f")]).Find(new(measurement, [], "f")) is not null);

    [Fact]
    public void Find_Order_FirstEnabledRuleDecides()
    {
        MappingRule pattern = Pattern(MappingRuleKind.Glob, "PLC*", null, "*", "by-pattern", "x");
        MappingRule exact = new() { Name = "exact", Measurement = "PLC7", Field = "BRG_VIB_RMS", Twin = "by-exact", TargetField = "x" };

        Assert.Equal(("by-pattern", "x"), Target(s_mixer, pattern, exact));
        Assert.Equal(("by-exact", "x"), Target(s_mixer, exact, pattern));
        Assert.Equal(("by-exact", "x"), Target(s_mixer, pattern with { Enabled = false }, exact));
        Assert.Equal(["by-exact", "by-pattern"], new CompiledMapping([exact, pattern]).FindAll(s_mixer).Select(hit => hit.Twin));
    }

    [Fact]
    public void Find_TableOfManyLines_FindsEachByItsTags()
    {
        MappingRule table = new()
        {
            Name = "table",
            Kind = MappingRuleKind.Table,
            Rows = [.. Enumerable.Range(0, 5_000).Select(i => new MappingTableRow { Line = i + 2, Measurement = "opc", Field = "value", Tags = Texts(("node", $"n{i}")), Twin = $"t{i}", TargetField = "x", Scale = 0.1 })],
        };
        CompiledMapping mapping = new([table]);

        Assert.All(Enumerable.Range(0, 5_000), i =>
        {
            MappingHit hit = mapping.Find(new("opc", [new("node", $"n{i}"), new("site", "MUC")], "value"))!;
            Assert.Equal(($"t{i}", i + 2, 0.1), (hit.Twin, hit.Line, hit.Conversion.Scale));
        });
        Assert.Null(mapping.Find(new("opc", [new("node", "n5000")], "value")));
    }

    [Theory]
    [InlineData(MappingRuleKind.Regex, "(", "field", "no regular expression")]
    [InlineData(MappingRuleKind.Regex, "(?=a)", "field", "look-around")]
    [InlineData(MappingRuleKind.Glob, "{a}_{a}", "field", "captured twice")]
    [InlineData(MappingRuleKind.Glob, "{field}", "field", "use another name")]
    [InlineData(MappingRuleKind.Glob, "{b}", "targetField", "nothing is captured under 'a'")]
    public void Check_UnsoundPattern_NamesTheFault(MappingRuleKind kind, string field, string property, string words)
    {
        IReadOnlyList<MappingFault> faults = MappingRuleCheck.Of(new() { Name = "r", Kind = kind, Field = field, Twin = "t", TargetField = "{a}" });

        Assert.Contains(faults, fault => fault.Property == property && fault.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_HostilePattern_TakesLinearTime()
    {
        // Backtracking would need 2^5000 steps here; the test would not end.
        MappingRule rule = Pattern(MappingRuleKind.Regex, "(a|aa)+b", null, "f", "t", "f");
        Assert.Null(new CompiledMapping([rule]).Find(new(new string('a', 5_000), [], "f")));
    }

    private static (string, string) Target(SeriesKey key, params MappingRule[] rules) => new CompiledMapping(rules).Find(key) is { } hit ? (hit.Twin, hit.Field) : default;

    private static MappingRule Pattern(MappingRuleKind kind, string measurement, string? dev, string field, string twin, string targetField) => new()
    {
        Name = "pattern",
        Kind = kind,
        Measurement = measurement,
        Tags = dev is null ? Texts<string>() : Texts(("dev", dev)),
        Field = field,
        Twin = twin,
        TargetField = targetField,
    };

    private static ImmutableSortedDictionary<string, T> Texts<T>(params (string Key, T Value)[] entries) =>
        entries.ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}
