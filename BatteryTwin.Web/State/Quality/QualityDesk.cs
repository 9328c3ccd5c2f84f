using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Quality;

/// <summary>What the quality page reads. Singleton.</summary>
public sealed class QualityDesk(QualityStudies studies, QualityVariables variables, ITwinGraph twins)
{
    public QualityStudies Studies => studies;

    public QualityVariables Variables => variables;

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
