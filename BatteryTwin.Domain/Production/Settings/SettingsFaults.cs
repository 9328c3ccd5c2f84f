using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Domain.Production.Settings;

/// <summary>What is wrong with settings that someone entered, one sentence each.</summary>
public static class SettingsFaults
{
    public static IReadOnlyList<string> Of(PlantSettings settings)
    {
        // JSON may hold null where a list promises none.
        if (settings.Reasons.Any(reason => reason is null))
        {
            return ["a reason is null"];
        }

        List<string> faults = [];
        if (settings.Currency.Length != 3 || !settings.Currency.All(char.IsAsciiLetterUpper))
        {
            faults.Add($"currency is '{settings.Currency}'; write three capital letters as in ISO 4217");
        }

        Require(faults, "cellEnergyKwh", settings.CellEnergyKwh is > 0 and < 1e6, "a number above 0");
        Require(faults, "baseLoadKw", IsAmount(settings.BaseLoadKw), "a number from 0");
        Require(faults, "alarmOperators", settings.AlarmOperators is >= 1 and <= 1000, "a whole number from 1 to 1000");
        Require(faults, "energy.coveredShare", settings.Energy.CoveredShare is >= 0 and <= 1, "a number from 0 to 1");
        faults.AddRange(settings.FuelShare.Where(share => share.Value is not (>= 0 and <= 1)).Select(share => $"fuelShare of '{share.Key}' must be a number from 0 to 1"));
        foreach ((string name, EmissionFactor factor) in new[] { ("grid", settings.Energy.Grid), ("residual", settings.Energy.Residual), ("covered", settings.Energy.Covered), ("fuel", settings.Energy.Fuel) })
        {
            Require(faults, $"energy.{name}.kgPerKwh", factor.KgPerKwh is >= 0 and < 10, "a number from 0 to 10");
            Require(faults, $"energy.{name}.source", !string.IsNullOrWhiteSpace(factor.Source), "the source of the factor");
            Require(faults, $"energy.{name}.year", factor.Year is >= 1990 and <= 2200, "the year of the factor");
        }

        faults.AddRange(ReasonFaults.Of(settings.Reasons).Select(fault => fault.Message));
        return faults;
    }

    private static void Require(List<string> faults, string what, bool holds, string wanted)
    {
        if (!holds)
        {
            faults.Add($"{what} must be {wanted}");
        }
    }

    private static bool IsAmount(double amount) => amount is >= 0 and < 1e12;
}
