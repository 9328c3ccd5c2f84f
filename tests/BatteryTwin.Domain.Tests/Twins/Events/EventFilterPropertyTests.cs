using BatteryTwin.Domain.Twins.Events.Filters;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Twins.Events;

/// <summary>Filters against a reference that is worked out while they are made up, and on damaged text.</summary>
public sealed class EventFilterPropertyTests
{
    /// <summary>Conditions on <see cref="SampleEvents.Update"/> with what each comes to; null where there is nothing to compare.</summary>
    private static readonly (string Text, bool? Value)[] s_facts =
    [
        ("true", true), ("FALSE", false),
        ("subject = 'Mixer-1'", true), ("subject != 'Mixer-1'", false), ("$dataschema = 'x'", null),
        ("$body.patch[0].value >= 900", true), ("$body.patch[0].value < 900", false), ("$body.patch[7].value = 1", null), ("$body.modelId = 7", null),
        ("STARTS_WITH(type, 'Microsoft')", true), ("ENDS_WITH(type, 'Create')", false), ("CONTAINS($body.patch, 'x')", null),
    ];

    private static readonly string[] s_damage = ["(", ")", "'", "\"", "NOT ", " AND ", "=", "!=", "[", "]", ".", "$", "$body", "\\", "😀", "\ud800", "\0", "[[", "-", "1e999", ","];

    private static readonly Gen<(string Text, bool? Value)> s_filters = Filters(4);

    [Fact]
    public void Matches_AnyCombination_EqualsReference() => Check(
        s_filters, sample => Assert.Equal(sample.Value == true, EventFilter.Parse(sample.Text).Matches(SampleEvents.Update)));

    [Fact]
    public void Parse_DamagedText_GivesAFilterOrAnErrorWithItsPlace() => Check(
        from filter in s_filters
        from edits in (from at in Gen.Choose(0, 1_000) from piece in Gen.Elements(s_damage) from cut in Gen.Choose(0, 3) select (at, piece, cut)).NonEmptyListOf()
        select edits.Aggregate(filter.Text, (text, edit) => Damage(text, edit.at % (text.Length + 1), edit.piece, edit.cut)),
        text =>
        {
            try
            {
                EventFilter.Parse(text).Matches(SampleEvents.Telemetry);
            }
            catch (EventFilterException fault)
            {
                Assert.NotNull(fault.Position);
            }
        });

    private static Gen<(string Text, bool? Value)> Filters(int depth)
    {
        Gen<(string Text, bool? Value)> facts = Gen.Elements(s_facts);
        if (depth == 0)
        {
            return facts;
        }

        Gen<(string Text, bool? Value)> inner = Filters(depth - 1);
        Gen<(string Text, bool? Value)> negated =
            from part in inner
            from space in Gen.Elements(" ", "\n", "\t ")
            select ($"not{space}({part.Text})", !part.Value);
        Gen<(string Text, bool? Value)> joined =
            from left in inner
            from right in inner
            from isAnd in Gen.Elements(true, false)
            select ($"({left.Text}) {(isAnd ? "AND" : "or")} ({right.Text})", isAnd ? left.Value & right.Value : left.Value | right.Value);
        Gen<(string Text, bool? Value)> precedence =
            from a in facts
            from b in facts
            from c in facts
            select ($"{a.Text} OR NOT {b.Text} AND {c.Text}", a.Value | (!b.Value & c.Value));
        return Gen.OneOf(facts, negated, joined, precedence);
    }

    private static string Damage(string text, int at, string piece, int cut) => string.Concat(text.AsSpan(0, at), piece, text.AsSpan(Math.Min(text.Length, at + cut)));

    private static void Check<T>(Gen<T> samples, Action<T> property) =>
        Prop.ForAll(samples.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithReplay(20_260_301, 1_000_003));
}
