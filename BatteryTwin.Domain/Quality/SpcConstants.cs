namespace BatteryTwin.Domain.Quality;

/// <summary>
/// Constants of control charts for subgroups of 2 to 25: mean (d2) and standard deviation (d3) of the range of standard normals, and the bias of their standard deviation (c4), by integration of
/// the normal order statistics; the factors of the charts follow from them (ISO 7870-2).
/// </summary>
public static class SpcConstants
{
    public const int LeastSubgroup = 2;
    public const int MostSubgroup = 25;

    private const double Sigmas = 3;

    private static readonly double[] s_d2 =
    [
        1.128379, 1.692569, 2.058751, 2.325929, 2.534413, 2.704357, 2.847201, 2.970026, 3.077505, 3.172873, 3.258455, 3.335980, 3.406763, 3.471827, 3.531983, 3.587884, 3.640064, 3.688963, 3.734950, 3.778336, 3.819385,
        3.858323, 3.895348, 3.930629,
    ];

    private static readonly double[] s_d3 =
    [
        0.852502, 0.888368, 0.879808, 0.864082, 0.848040, 0.833205, 0.819831, 0.807834, 0.797051, 0.787315, 0.778478, 0.770416, 0.763023, 0.756211, 0.749908, 0.744052, 0.738591, 0.733481, 0.728686, 0.724173, 0.719915,
        0.715887, 0.712068, 0.708441,
    ];

    /// <summary>Expected range of a subgroup, in standard deviations.</summary>
    public static double D2(int subgroup) => s_d2[Index(subgroup)];

    /// <summary>Standard deviation of the range, in standard deviations.</summary>
    public static double D3Range(int subgroup) => s_d3[Index(subgroup)];

    /// <summary>Expected sample standard deviation, in standard deviations.</summary>
    public static double C4(int subgroup)
    {
        _ = Index(subgroup);
        return Math.Sqrt(2.0 / (subgroup - 1)) * Math.Exp(MathNet.Numerics.SpecialFunctions.GammaLn(subgroup / 2.0) - MathNet.Numerics.SpecialFunctions.GammaLn((subgroup - 1) / 2.0));
    }

    /// <summary>Limits of the mean from the mean range.</summary>
    public static double A2(int subgroup) => Sigmas / (D2(subgroup) * Math.Sqrt(subgroup));

    /// <summary>Limits of the mean from the mean standard deviation.</summary>
    public static double A3(int subgroup) => Sigmas / (C4(subgroup) * Math.Sqrt(subgroup));

    /// <summary>Lower limit of the range.</summary>
    public static double D3(int subgroup) => Math.Max(0, 1 - (Sigmas * D3Range(subgroup) / D2(subgroup)));

    /// <summary>Upper limit of the range.</summary>
    public static double D4(int subgroup) => 1 + (Sigmas * D3Range(subgroup) / D2(subgroup));

    /// <summary>Lower limit of the standard deviation.</summary>
    public static double B3(int subgroup) => Math.Max(0, 1 - SpreadFactor(subgroup));

    /// <summary>Upper limit of the standard deviation.</summary>
    public static double B4(int subgroup) => 1 + SpreadFactor(subgroup);

    private static double SpreadFactor(int subgroup) => Sigmas * Math.Sqrt(1 - Math.Pow(C4(subgroup), 2)) / C4(subgroup);

    private static int Index(int subgroup) => subgroup is >= LeastSubgroup and <= MostSubgroup
        ? subgroup - LeastSubgroup
        : throw new ArgumentOutOfRangeException(nameof(subgroup), subgroup, $"subgroups have {LeastSubgroup} to {MostSubgroup} values");
}
