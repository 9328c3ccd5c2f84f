namespace BatteryTwin.Domain.Tests.Quality;

/// <summary>Ten subgroups of five that shift upward at the eighth.</summary>
internal static class WorkedData
{
    public const int Reference = 7;

    public static double[][] Subgroups { get; } =
    [
        [74, 76, 75, 73, 77], [75, 78, 74, 76, 72], [73, 75, 77, 74, 76], [76, 74, 73, 75, 77], [78, 75, 76, 74, 72],
        [74, 73, 76, 75, 77], [75, 77, 74, 78, 76], [79, 77, 78, 76, 80], [78, 80, 77, 79, 76], [77, 79, 78, 80, 81],
    ];
}
