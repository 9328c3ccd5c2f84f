namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>The best way to part a node's rows: bins up to <paramref name="Bin"/> of the packed feature to the left. No split has gain 0.</summary>
internal readonly record struct Split(int PackedFeature, int Bin, float Gain)
{
    public static Split None => new(-1, 0, 0);

    /// <summary>The larger gain; at equal gains the lower feature, so that the order of looking does not matter.</summary>
    public static Split Better(Split a, Split b) =>
        b.Gain > a.Gain || (b.Gain == a.Gain && b.PackedFeature >= 0 && (a.PackedFeature < 0 || b.PackedFeature < a.PackedFeature)) ? b : a;
}
