using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Settings;

public sealed class PlantSettingsTests
{
    [Theory]
    [InlineData("Stopped", StationState.Down)]
    [InlineData("running", StationState.Running)]
    [InlineData("Dancing", StationState.Unknown)]
    public void StateOf_Words_IsTheirStateOrUnknown(string word, StationState expected) =>
        Assert.Equal(expected, (new PlantSettings() with { StateWords = new Dictionary<string, StationState>(PlantSettings.UsualWords) }).StateOf(word));

    [Fact]
    public void Faults_OfTheDefaults_AreNone() => Assert.Empty(SettingsFaults.Of(new()));

    [Fact]
    public void Faults_OfBadSettings_NameEachMember()
    {
        PlantSettings bad = new()
        {
            Currency = "euro",
            CellEnergyKwh = double.NaN,
            BaseLoadKw = -1,
            Energy = new PlantSettings().Energy with { CoveredShare = 2, Grid = new(double.NaN, 1200, "x", " ") },
            Reasons = [new("A", "a", StationState.Down), new("A", "b", StationState.Unknown)],
        };

        Assert.Equal(
            ["currency", "cellEnergyKwh", "baseLoadKw", "energy.coveredShare", "energy.grid.kgPerKwh", "energy.grid.source", "energy.grid.year", "the", "the"],
            SettingsFaults.Of(bad).Select(fault => fault.Split(' ')[0]));
    }
}
