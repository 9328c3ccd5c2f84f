using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Keeps the plant's genealogy.</summary>
public interface IGenealogyShelf
{
    /// <summary>The genealogy; null before the first import. The first call after a start reads it from the disk.</summary>
    /// <exception cref="BatteryTwin.Domain.Traceability.Tables.TableException">The kept tables cannot be read any more.</exception>
    Task<KeptGenealogy?> FindAsync(CancellationToken cancel);

    /// <summary>A new, empty folder for the tables of an import, each as <c>name.csv</c>, plain or gzip.</summary>
    string Stage();

    /// <summary>Reads the tables of a staged folder as a job; they take the place of the present genealogy when all can be read.</summary>
    JobStatus Import(string staged);
}
