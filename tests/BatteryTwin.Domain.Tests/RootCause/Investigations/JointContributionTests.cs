using BatteryTwin.Domain.RootCause.Investigations.Evidence;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

/// <summary>Several causes taken away at once, against counts made by hand.</summary>
public sealed class JointContributionTests
{
    private const double OneCell = 1;

    private static readonly Lazy<EffectFinding> s_either = new(() => TwoFaultPlant.Either());
    private static readonly Lazy<EffectFinding> s_together = new(() => TwoFaultPlant.Together());

    [Fact]
    public void Without_CausesOfWhichEitherIsEnough_SparesMoreThanTheirSum()
    {
        EffectFinding finding = s_either.Value;

        Assert.Equal(TwoFaultPlant.OnlyPress + TwoFaultPlant.OnlyWelder + TwoFaultPlant.Both, finding.Defects);
        Assert.Equal(TwoFaultPlant.OnlyPress, Cause(finding, "force_n").Contribution, OneCell);
        Assert.Equal(TwoFaultPlant.OnlyWelder, Cause(finding, "heat_j").Contribution, OneCell);
        WhatIf both = finding.Without(finding.Causes);
        Assert.True(both.IsJoint, "two causes are worked out together");
        Assert.Equal(130, both.Avoided.Value, OneCell);
        Assert.Equal(80, both.OneByOne, OneCell);
        Assert.Equal(TwoFaultPlant.Both, both.Interaction, OneCell);
        Assert.Equal(0, finding.RateWithout(both.Avoided.Value), 0.01);
    }

    [Fact]
    public void Without_CausesOfWhichBothAreNeeded_SparesNoMoreThanEitherAlone()
    {
        EffectFinding finding = s_together.Value;

        Assert.Equal(TwoFaultPlant.Both, finding.Defects);
        Assert.All(finding.Causes, cause => Assert.Equal(TwoFaultPlant.Both, cause.Contribution, OneCell));
        WhatIf both = finding.Without(finding.Causes);
        Assert.Equal((2, true), (both.Causes, both.IsJoint));
        Assert.Equal(50, both.Avoided.Value, OneCell);
        Assert.Equal(100, both.OneByOne, OneCell);
        Assert.Equal(-50, both.Interaction, OneCell);
    }

    [Fact]
    public void Without_HasAnIntervalThatHoldsTheEstimate()
    {
        foreach (EffectFinding finding in new[] { s_either.Value, s_together.Value })
        {
            JointContribution joint = Assert.Single(finding.Joint);
            Assert.Equal(finding.Causes.Select(cause => cause.Key).ToHashSet(), joint.Causes.ToHashSet());
            Assert.InRange(joint.Contribution.Value, joint.Contribution.Low, joint.Contribution.High);
        }
    }

    [Fact]
    public void Finding_WhatIsLeft_IsPartedIntoInteractionAndNaturalSpread()
    {
        EffectFinding finding = s_either.Value;

        Assert.Equal(TwoFaultPlant.Both, finding.Interaction, OneCell);
        Assert.Equal(0, finding.NaturalSpread, OneCell);
        Assert.Equal(finding.Unexplained, finding.Interaction + finding.NaturalSpread, 9);
        Assert.DoesNotContain(finding.Warnings, warning => warning.Contains("no single change", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_OneCause_IsItsContribution()
    {
        CauseHypothesis cause = s_either.Value.Causes[0];

        WhatIf one = s_either.Value.Without([cause]);

        Assert.Equal(new WhatIf(1, new(cause.Contribution, cause.Low, cause.High), null, cause.Contribution, true), one);
    }

    [Fact]
    public void Without_CausesThatWereNotWorkedOutTogether_AreAddedAndSaidToBe()
    {
        EffectFinding old = s_either.Value with { Joint = [] };

        WhatIf both = old.Without(old.Causes);

        Assert.False(both.IsJoint, "an answer from before has no joint effects");
        Assert.Equal(both.OneByOne, both.Avoided.Value);
        Assert.Equal(0, old.Interaction);
    }

    [Fact]
    public void Without_AThirdCauseBesideTwoThatWereWorkedOut_IsAddedToTheirJointEffect()
    {
        EffectFinding two = s_either.Value;
        CauseHypothesis third = two.Causes[0] with { Key = "other@L1", Contribution = 7, Low = 5, High = 9 };
        EffectFinding three = two with { Causes = [.. two.Causes, third] };

        WhatIf all = three.Without(three.Causes);

        Assert.False(all.IsJoint, "the third was added");
        Assert.Equal(two.Joint[0].Contribution.Value + 7, all.Avoided.Value);
        Assert.Equal(two.Joint[0].Contribution.Low + 5, all.Avoided.Low);
    }

    [Fact]
    public void Explain_NamedCells_AreToldApartAndGoBeforeTheOthers()
    {
        string[] named = [.. Enumerable.Range(300, TwoFaultPlant.OnlyWelder).Select(TwoFaultPlant.Cell), TwoFaultPlant.Cell(299)];

        EffectFinding finding = TwoFaultPlant.Either(named);

        Assert.Equal("heat_j", finding.Causes[0].Node);
        Assert.Equal(TwoFaultPlant.OnlyWelder, finding.Causes[0].Listed!.Value, OneCell);
        Assert.Equal(0, Cause(finding, "force_n").Listed!.Value, OneCell);
        Assert.Equal(31, finding.Without(finding.Causes).Listed!.Value, OneCell);
        Assert.Equal(named.Order(StringComparer.Ordinal), finding.Listed.Select(cell => cell.Id).Order(StringComparer.Ordinal));
        Assert.Equal([finding.Causes[0].Key], finding.Listed.Single(cell => cell.Id == TwoFaultPlant.Cell(310)).Through);
        Assert.Equal(2, finding.Listed.Single(cell => cell.Id == TwoFaultPlant.Cell(299)).Through.Count);
        Assert.All(finding.Listed, cell => Assert.True(cell.Failed, $"{cell.Id} failed"));
        Assert.Contains(finding.Common, origin => origin is { Column: "welder", Value: "L1/W1", Selected: 31 });
        Assert.InRange(finding.CommonOf, 2 * 130, 2 * 400);
    }

    private static CauseHypothesis Cause(EffectFinding finding, string node) => Assert.Single(finding.Causes, cause => cause.Node == node);
}
