using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Domain.Tests.Alarms;

public sealed class AlertTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void StateAt_Raised_New() => Assert.Equal(AlertState.New, Raised().StateAt(s_now));

    [Fact]
    public void StateAt_ReturnedButNotAcknowledged_StaysNewUntilSomeoneSawIt()
    {
        Alert returned = Raised().Return(s_now);

        Assert.Equal(AlertState.New, returned.StateAt(s_now));
        Assert.Equal(AlertState.Cleared, returned.Acknowledge("Ana", null, s_now).StateAt(s_now));
    }

    [Fact]
    public void StateAt_AcknowledgedThenReturned_Cleared() =>
        Assert.Equal(AlertState.Cleared, Raised().Acknowledge("Ana", null, s_now).Return(s_now).StateAt(s_now));

    [Fact]
    public void Reraise_AfterReturn_IsNewAgainAlthoughAcknowledgedBefore()
    {
        Alert again = Raised().Return(s_now).Reraise("worse", s_now.AddMinutes(1));

        Assert.True(again.Active);
        Assert.Equal(AlertState.New, again.StateAt(s_now.AddMinutes(1)));
        Assert.Equal("worse", again.Message);
    }

    [Fact]
    public void Reraise_WhileActive_DoesNotUndoTheAcknowledgement()
    {
        Alert acknowledged = Raised().Acknowledge("Ana", "seen", s_now);

        Assert.Equal(AlertState.Acknowledged, acknowledged.Reraise("still there", s_now).StateAt(s_now));
    }

    [Fact]
    public void Shelve_UntilLater_ShelvedUntilThenAndBackAfterwards()
    {
        Alert shelved = Raised().Shelve("Ana", s_now.AddHours(1), "bearing ordered", s_now);

        Assert.Equal(AlertState.Shelved, shelved.StateAt(s_now.AddMinutes(59)));
        Assert.Equal(AlertState.New, shelved.StateAt(s_now.AddHours(1)));
        Assert.Equal(("shelved", "Ana", "bearing ordered"), (shelved.History[^1].Verb, shelved.History[^1].Name, shelved.History[^1].Note));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7 * 24 + 1)]
    public void Shelve_TimeNotAheadOrTooFar_Refuses(int hours) =>
        Assert.Throws<AlertActionException>(() => Raised().Shelve("Ana", s_now.AddHours(hours), "why", s_now));

    [Fact]
    public void Shelve_NoReason_Refuses() => Assert.Throws<AlertActionException>(() => Raised().Shelve("Ana", s_now.AddHours(1), " ", s_now));

    [Fact]
    public void Acknowledge_Twice_Refuses() =>
        Assert.Throws<AlertActionException>(() => Raised().Acknowledge("Ana", null, s_now).Acknowledge("Ben", null, s_now));

    [Fact]
    public void Acknowledge_NoName_Refuses() => Assert.Throws<AlertActionException>(() => Raised().Acknowledge(" ", null, s_now));

    [Fact]
    public void Write_Acknowledged_MarksTheNameAsSelfDeclared()
    {
        var json = AlertJson.Write(Raised().Acknowledge("Ana", "seen", s_now), s_now);

        Assert.Equal("acknowledged", (string?)json["state"]);
        Assert.Equal("high", (string?)json["priority"]);
        Assert.Equal("2026-03-01T08:00:00Z", (string?)json["raisedAt"]);
        Assert.True((bool)json["history"]![0]!["selfDeclared"]!);
    }

    [Fact]
    public void Comment_InAnyState_StandsInTheHistoryAndChangesNothingElse()
    {
        Alert cleared = Raised().Acknowledge("Ana", null, s_now).Return(s_now);
        Alert commented = cleared.Comment(" Ben ", " grease was dry ", s_now);
        Assert.Equal(new AlertAction(AlertVerb.Commented, s_now, "Ben", "grease was dry"), commented.History[^1]);
        Assert.Equal(cleared, commented with { History = cleared.History });
        Assert.Throws<AlertActionException>(() => cleared.Comment("Ben", " ", s_now));
        Assert.Throws<AlertActionException>(() => cleared.Comment(" ", "words", s_now));
        Assert.Throws<AlertActionException>(() => cleared.Comment("Ben", new string('x', Alert.MostWords + 1), s_now));
    }

    private static Alert Raised() => new()
    {
        Id = "a1",
        TwinId = "MixingStep-Line1-Munich",
        Component = "BallBearings",
        Rule = "bearing-vibration",
        Priority = AlertPriority.High,
        Title = "Bearings begin to fail",
        Message = "12 % of the window looks faulty",
        RaisedAt = s_now,
    };
}
