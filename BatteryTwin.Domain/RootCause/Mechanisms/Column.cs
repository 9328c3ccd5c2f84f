namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>A run of values of one node inside a larger array.</summary>
internal readonly record struct Column(double[] Data, int Offset)
{
    public ReadOnlySpan<double> Read(int length) => Data.AsSpan(Offset, length);
}
