using BatteryTwin.Domain.Prognostics.Registry;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Prognostics.Registry;

public sealed class ModelLineTests
{
    private static readonly DateTimeOffset s_at = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Promote_ChallengerOverChampion_ChampionGoesIntoTheShadow()
    {
        ModelLine line = Line("a", "b");
        line = Do(line, RegistryAction.Challenge, "b");

        (ModelLine promoted, IReadOnlyList<RegistryChange> changes) = line.Apply(Ask(RegistryAction.Promote, "b"));

        Assert.Equal(("b", ModelState.Challenger, "a"), (promoted.Champion, promoted.StateOf("a"), promoted.Previous));
        Assert.Equal([("a", ModelState.Champion, ModelState.Challenger), ("b", ModelState.Challenger, ModelState.Champion)], changes.Select(change => (change.ModelId, change.From!.Value, change.To!.Value)));
        Assert.All(changes, change => Assert.Equal(("Rolls", "Ada", "better"), (change.ComponentType, change.Actor, change.Reason)));
    }

    [Fact]
    public void Promote_ShadowFull_ChampionBecomesCandidate()
    {
        ModelLine line = Line("a", "b", "c", "d");
        line = Do(Do(line, RegistryAction.Challenge, "b"), RegistryAction.Challenge, "c");

        line = Do(line, RegistryAction.Promote, "d");

        Assert.Equal(("d", ModelState.Candidate), (line.Champion, line.StateOf("a")));
        Assert.Equal(["b", "c"], line.Challengers);
    }

    [Fact]
    public void Rollback_Twice_GoesBackThroughTheHistory()
    {
        ModelLine line = Do(Do(Line("a", "b", "c"), RegistryAction.Promote, "b"), RegistryAction.Promote, "c");

        line = Do(line, RegistryAction.Rollback, null);
        Assert.Equal("b", line.Champion);
        line = Do(line, RegistryAction.Rollback, null);

        Assert.Equal("a", line.Champion);
        Refused(line, RegistryAction.Rollback, null, "no champion of Rolls before this one");
    }

    [Fact]
    public void Rollback_PastChampionRetired_GoesFurtherBack()
    {
        ModelLine line = Do(Do(Line("a", "b", "c"), RegistryAction.Promote, "b"), RegistryAction.Promote, "c");

        Assert.Equal("a", Do(Do(line, RegistryAction.Retire, "b"), RegistryAction.Rollback, null).Champion);
    }

    [Theory]
    [InlineData(RegistryAction.Retire, "a", "promote another model first")]
    [InlineData(RegistryAction.Delete, "a", "promote another model first")]
    [InlineData(RegistryAction.Promote, "a", "is a champion of Rolls already")]
    [InlineData(RegistryAction.Challenge, "a", "promote another model first")]
    [InlineData(RegistryAction.Candidate, "b", "is a candidate of Rolls already")]
    [InlineData(RegistryAction.Delete, "c", "make it a candidate or retire it first")]
    [InlineData(RegistryAction.Challenge, "e", "2 challengers")]
    [InlineData(RegistryAction.Promote, "x", "is no model of Rolls")]
    [InlineData(RegistryAction.Promote, "r", "make it a candidate again first")]
    [InlineData(RegistryAction.Retire, "r", "is a retired of Rolls already")]
    [InlineData(RegistryAction.Promote, null, "modelId is missing")]
    public void Apply_AgainstTheRules_SaysWhatToDo(RegistryAction action, string? model, string words)
    {
        ModelLine line = Do(Do(Do(Line("a", "b", "c", "d", "e", "r"), RegistryAction.Challenge, "c"), RegistryAction.Challenge, "d"), RegistryAction.Retire, "r");

        Refused(line, action, model, words);
    }

    [Fact]
    public void Apply_WithoutReason_IsRefused() =>
        Assert.Contains("reason is missing", Assert.Throws<RegistryRefusedException>(() => Line("a", "b").Apply(Ask(RegistryAction.Promote, "b") with { Reason = " " })).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_ReasonWithoutEnd_IsRefused() =>
        Assert.Contains("at most 500", Assert.Throws<RegistryRefusedException>(() => Line("a", "b").Apply(Ask(RegistryAction.Promote, "b") with { Reason = new('x', 501) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Lose_Champion_LeavesNobodyInCharge()
    {
        (ModelLine line, IReadOnlyList<RegistryChange> changes) = Line("a", "b").Lose("a", s_at);

        Assert.Null(line.Champion);
        Assert.Equal((ModelState.Champion, null, null), (changes[0].From, changes[0].To, changes[0].Actor));
    }

    [Fact]
    public void Apply_AnySequence_AtMostOneChampionAndTwoChallengers() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Action, byte Model)[]>(), steps =>
        {
            ModelLine line = ModelLine.Empty("Rolls");
            bool had = false;
            foreach ((byte action, byte model) in steps)
            {
                try
                {
                    line = Do(line, (RegistryAction)(action % 6), $"m{model % 5}");
                }
                catch (RegistryRefusedException)
                {
                    // Refused changes change nothing.
                }

                bool has = line.Champion is not null;
                if (line.Models.Count(entry => entry.State == ModelState.Champion) > 1 || line.Challengers.Count() > ModelLine.MostChallengers || (had && !has)
                    || line.Models.Select(entry => entry.ModelId).Distinct().Count() != line.Models.Length)
                {
                    return false;
                }

                had = has;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    /// <summary>The first is the champion, the others are candidates.</summary>
    private static ModelLine Line(params string[] models) =>
        Do(models.Aggregate(ModelLine.Empty("Rolls"), (line, model) => Do(line, RegistryAction.Candidate, model)), RegistryAction.Promote, models[0]);

    private static ModelLine Do(ModelLine line, RegistryAction action, string? model) => line.Apply(Ask(action, model)).Line;

    private static RegistryRequest Ask(RegistryAction action, string? model) => new(action, model, "Ada", "better", s_at);

    private static void Refused(ModelLine line, RegistryAction action, string? model, string words) =>
        Assert.Contains(words, Assert.Throws<RegistryRefusedException>(() => line.Apply(Ask(action, model))).Message, StringComparison.Ordinal);
}
