using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Quality;

namespace BatteryTwin.Web.State.Quality;

/// <summary>What the quality page reads. Singleton.</summary>
public sealed class QualityDesk(QualityStudies studies, QualityVariables variables, ISpecifications specifications, ITwinGraph twins)
{
    public QualityStudies Studies => studies;

    public QualityVariables Variables => variables;

    /// <summary>Sets a variable's limits; null when it was done, else why not.</summary>
    public string? SetLimits(QualityVariable variable, double? lower, double? upper, string by)
    {
        ArgumentNullException.ThrowIfNull(variable);
        try
        {
            specifications.Set(variable.Id, lower, upper, by);
            return null;
        }
        catch (StorageUnavailableException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Signals of the stations that units of a scope went through, as far as a model knows them.</summary>
    public async Task<IReadOnlyList<(string Step, string Station, IReadOnlyList<string> Fields)>> SignalsAsync(QualityScope scope, CancellationToken cancel)
    {
        TwinGraphSnapshot snapshot = twins.Current;
        return [.. (await studies.StationsAsync(scope, cancel))
            .DistinctBy(pair => pair.Station)
            .Where(pair => snapshot.Find(pair.Station) is not null)
            .Select(pair => (pair.Step, pair.Station, ModelledSignals.Paths(snapshot.Models, snapshot.Find(pair.Station)!.ModelId)))];
    }
}
