namespace BatteryTwin.Ingest.Storage.Verification;

/// <summary>What was read of a data directory, and what is wrong with it.</summary>
internal sealed record VerificationReport(int Series, long Blocks, long Points, int Databases, StorageDamageSummary Damage, IReadOnlyList<DirectoryFinding> Findings)
{
    public bool IsSound => Damage.Places == 0 && Findings.Count == 0;
}
