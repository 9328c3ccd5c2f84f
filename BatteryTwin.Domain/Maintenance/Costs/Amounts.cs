namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>Checks of amounts and names in cost data.</summary>
internal static class Amounts
{
    private const double Most = 1e12;

    /// <summary>Notes an amount that is negative, no number or beyond reason.</summary>
    public static void Check(List<string> faults, string place, double amount)
    {
        if (!(amount is >= 0 and <= Most))
        {
            faults.Add(FormattableString.Invariant($"{place}: {amount} must lie between 0 and {Most:0}"));
        }
    }

    /// <summary>Notes names that are empty or come twice.</summary>
    public static void CheckUnique(List<string> faults, string place, string member, IEnumerable<string> names)
    {
        HashSet<string> known = [];
        foreach (string name in names)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                faults.Add($"{place}: a '{member}' is missing");
            }
            else if (!known.Add(name))
            {
                faults.Add($"{place}: '{name}' stands there twice");
            }
        }
    }
}
