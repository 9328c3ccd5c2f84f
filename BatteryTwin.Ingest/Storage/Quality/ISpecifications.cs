namespace BatteryTwin.Ingest.Storage.Quality;

/// <summary>Specification limits of variables, as people set them.</summary>
public interface ISpecifications
{
    /// <summary>All that were set, by variable.</summary>
    IReadOnlyDictionary<string, KeptSpecification> All { get; }

    /// <summary>Sets a variable's limits; both null = it has none.</summary>
    /// <exception cref="StorageUnavailableException">The disk takes nothing now.</exception>
    KeptSpecification Set(string variable, double? lower, double? upper, string by);

    /// <summary>Takes what was set back: the limit of the tester, or of the model, holds again. False when nothing was set.</summary>
    bool Reset(string variable);
}
