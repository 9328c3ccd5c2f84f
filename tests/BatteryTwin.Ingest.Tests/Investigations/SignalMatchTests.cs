using BatteryTwin.Ingest.Investigations;

namespace BatteryTwin.Ingest.Tests.Investigations;

public sealed class SignalMatchTests
{
    private static readonly string[] s_fields = ["DryerFanSpeed", "DryerTemperature", "webSpeed", "residualSolvent", "Dryer.zone2Temperature", "dieGap"];

    [Theory]
    [InlineData("dryer_fan_speed_sd_rpm", "DryerFanSpeed", true)]
    [InlineData("fan_speed_mean_rpm", "DryerFanSpeed", false)]
    [InlineData("dryer_temp_sd_c", "DryerTemperature", true)]
    [InlineData("residual_solvent_ppm", "residualSolvent", false)]
    [InlineData("die_gap_um", "dieGap", false)]
    [InlineData("web_speed_mmin", "webSpeed", false)]
    public void Of_AVariableNamedAfterASignal_FindsIt(string variable, string field, bool isSpread) => Assert.Equal(new SignalMatch(field, isSpread), SignalMatch.Of(variable, s_fields));

    [Theory]
    [InlineData("adhesion_nm")]
    [InlineData("sd")]
    [InlineData("")]
    public void Of_AnythingElse_FindsNone(string variable) => Assert.Null(SignalMatch.Of(variable, s_fields));
}
