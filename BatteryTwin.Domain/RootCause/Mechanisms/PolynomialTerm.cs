namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>A product of one or two parents, by their place among the parents; <see cref="None"/> as second for a single parent.</summary>
internal readonly record struct PolynomialTerm(int First, int Second)
{
    public const int None = -1;

    public bool IsLinear => Second == None;

    public static PolynomialTerm Linear(int parent) => new(parent, None);
}
