namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>One term of a mechanism: a cause, a square or product of two, or a hinge that begins where a cause leaves what the normal data cover.</summary>
/// <param name="First">Position of the cause among the node's causes; -1 for the constant.</param>
/// <param name="Second">The other factor of a product; -1 for none.</param>
/// <param name="Hinge">0 for no hinge, 1 above, -1 below <paramref name="Edge"/>.</param>
/// <param name="Edge">Where the hinge begins, in standardised units.</param>
/// <param name="IsSquared">The hinge is squared.</param>
internal readonly record struct MechanismTerm(int First, int Second = -1, int Hinge = 0, double Edge = 0, bool IsSquared = false)
{
    public static MechanismTerm Constant { get; } = new(-1);

    public double Value(ReadOnlySpan<double> causes)
    {
        if (First < 0)
        {
            return 1;
        }

        if (Hinge != 0)
        {
            double beyond = Math.Max(0, Hinge * (causes[First] - Edge));
            return IsSquared ? beyond * beyond : beyond;
        }

        return Second < 0 ? causes[First] : causes[First] * causes[Second];
    }
}
