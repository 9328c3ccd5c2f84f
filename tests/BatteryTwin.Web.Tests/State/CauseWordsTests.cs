using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Web.State.Investigations;

namespace BatteryTwin.Web.Tests.State;

/// <summary>The answer to "what if these had not been?" in words.</summary>
public sealed class CauseWordsTests
{
    public CauseWordsTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(1, 50, 50, true, "Without it 8.0 % (7.0 % to 9.0 %) would have failed instead of 13 %, 50 fewer.")]
    [InlineData(2, 130, 80, true, "Without both 0 % would have failed instead of 13 %, 130 fewer. One by one they come to only 80: 50 would have failed by either alone.")]
    [InlineData(2, 50, 100, true, "Without both 8.0 % (7.0 % to 9.0 %) would have failed instead of 13 %, 50 fewer. One by one they come to 100: 50 needed both to fail and count with each.")]
    [InlineData(2, 50, 50, true, "Without both 8.0 % (7.0 % to 9.0 %) would have failed instead of 13 %, 50 fewer. They do not overlap: one by one they come to the same.")]
    [InlineData(3, 50, 100, true, "Without these 3 causes, 8.0 % (7.0 % to 9.0 %) would have failed instead of 13 %, 50 fewer. One by one they come to 100: 50 needed several of them to fail and count with each.")]
    [InlineData(2, 50, 50, false, "Without both 8.0 % (7.0 % to 9.0 %) would have failed instead of 13 %, 50 fewer. Not all of them were worked out together: contributions are added as if they did not overlap; analyse again for the joint answer.")]
    public void Without_SaysRateIntervalAndHowTheySumUp(int causes, double avoided, double oneByOne, bool isJoint, string words)
    {
        double spread = avoided == 130 ? 0 : 10;

        Assert.Equal(words, CauseWords.Without(Finding, new(causes, new(avoided, avoided - spread, avoided + spread), null, oneByOne, isJoint)));
    }

    [Fact]
    public void Without_NamedCells_SaysHowManyOfThem() => Assert.EndsWith(
        "Of the 40 named cells 38 (35 to 40) would have passed.",
        CauseWords.Without(Finding with { ListedUnits = 40 }, new(1, new(50, 40, 60), new(38, 35, 40), 50, true)),
        StringComparison.Ordinal);

    [Fact]
    public void Rest_OfCausesThatWereNotTakenTogether_IsOneRow() => Assert.Equal([("Nothing changed: natural spread", 100.0)], CauseWords.Rest(Finding));

    private static EffectFinding Finding => new()
    {
        Verdict = "changed",
        Target = "defect",
        UnitTable = "cells",
        ReferenceFrom = DateTimeOffset.UnixEpoch,
        ReferenceUntil = DateTimeOffset.UnixEpoch,
        From = DateTimeOffset.UnixEpoch,
        To = DateTimeOffset.UnixEpoch,
        Units = 1_000,
        Defects = 130,
        ReferenceUnits = 1_000,
        ReferenceDefects = 30,
        Excess = 100,
        Rate = new(DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1), [], []),
        Causes = [],
        Variables = 3,
    };
}
