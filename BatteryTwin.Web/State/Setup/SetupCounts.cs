namespace BatteryTwin.Web.State.Setup;

/// <summary>How much a document holds.</summary>
public sealed record SetupCounts(int Models, int Twins, int Relationships)
{
    public override string ToString() => $"{Words(Twins, "twin")}, {Words(Relationships, "relationship")}, {Words(Models, "model")}";

    private static string Words(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
