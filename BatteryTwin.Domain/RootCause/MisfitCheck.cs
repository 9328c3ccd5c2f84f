namespace BatteryTwin.Domain.RootCause;

/// <summary>placeholder</summary>
internal static class MisfitCheck
{
    public static IEnumerable<string> Find(CausalModel model) => [];
}
