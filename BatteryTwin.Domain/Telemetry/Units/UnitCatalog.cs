using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace BatteryTwin.Domain.Telemetry.Units;

/// <summary>Units by name, symbol or one of the ways machines write them (<c>degF</c>, <c>U/min</c>).</summary>
public static class UnitCatalog
{
    private static readonly FrozenDictionary<string, MeasurementUnit> s_exact;
    private static readonly FrozenDictionary<string, MeasurementUnit> s_anyCase;

    static UnitCatalog()
    {
        Dictionary<string, MeasurementUnit> exact = new(StringComparer.Ordinal);
        List<MeasurementUnit> all = [];
        foreach (UnitRow row in UnitRows.All)
        {
            MeasurementUnit unit = new(row.Name, row.Symbol, row.Quantity, row.Factor, row.Shift);
            all.Add(unit);
            foreach (string word in (string[])[row.Name, row.Symbol, .. row.Aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            {
                exact[Plain(word)] = unit;
            }
        }

        All = [.. all];
        s_exact = exact.ToFrozenDictionary(StringComparer.Ordinal);
        // mW and MW differ in case only: such words count as written.
        s_anyCase = exact.GroupBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Select(entry => entry.Value).Distinct().Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All units, by quantity, in the order people look for them.</summary>
    public static ImmutableArray<MeasurementUnit> All { get; }

    /// <summary>The unit of a text; null when no unit is written so.</summary>
    public static MeasurementUnit? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string plain = Plain(text);
        return s_exact.GetValueOrDefault(plain) ?? s_anyCase.GetValueOrDefault(plain);
    }

    /// <summary>Says what is wrong with a pair of units; null when one converts into the other.</summary>
    public static string? WhyNot(string from, string to) => (Find(from), Find(to)) switch
    {
        (null, _) => $"'{from}' is no unit this product knows; see /api/mapping/units",
        (_, null) => $"'{to}' is no unit this product knows; see /api/mapping/units",
        var (given, wanted) when given!.Quantity != wanted!.Quantity => string.Create(
            CultureInfo.InvariantCulture, $"{given.Symbol} measures {given.Quantity} and {wanted.Symbol} measures {wanted.Quantity}; one does not convert into the other"),
        _ => null,
    };

    /// <summary>One way of writing: the two micro and ohm signs are one, spaces do not count.</summary>
    private static string Plain(string text) => text.Trim().Replace('µ', 'μ').Replace('Ω', 'Ω').Replace(" ", string.Empty, StringComparison.Ordinal);
}
