namespace BatteryTwin.Ingest.Storage;

/// <summary>A store that tells what of it is damaged.</summary>
public interface IStorageDamage
{
    StorageDamageSummary Damage { get; }
}
