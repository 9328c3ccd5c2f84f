namespace BatteryTwin.Domain.RootCause.Observations;

/// <summary>Numbers that stand for "no value" in machine data: -1, all nines from 99 on, 7777, 8888, ends of integer and floating ranges.</summary>
internal static class SentinelCodes
{
    private const double Huge = 1e15;

    private static readonly HashSet<double> s_known =
    [
        -1, 7777, 8888, -7777, -8888, short.MinValue, short.MaxValue, ushort.MaxValue, int.MinValue, int.MaxValue, uint.MaxValue,
        .. Enumerable.Range(2, 9).Select(digits => Math.Pow(10, digits) - 1),
        .. Enumerable.Range(2, 9).Select(digits => 1 - Math.Pow(10, digits)),
        .. new[] { 99.9, 999.9, 9999.9, 99.99, 999.99, 9999.99 }.SelectMany(value => new[] { value, -value }),
    ];

    public static bool Contains(double value) => s_known.Contains(value) || Math.Abs(value) >= Huge;
}
