using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Keeps the plant's genealogy: what was imported at once, and units and values that came one by one since.</summary>
public interface IGenealogyShelf
{
    /// <summary>Counts changes; another number means that <see cref="FindAsync"/> answers something else.</summary>
    long Version { get; }

    /// <summary>Since when units are kept elsewhere and cannot be read anew: what is answered is as of then; null while it is up to date.</summary>
    DateTimeOffset? StaleSince => null;

    /// <summary>True when tables were imported as a whole.</summary>
    bool IsImported { get; }

    /// <summary>The genealogy as it is now; null while there is none. The first call after a start reads it from the disk.</summary>
    /// <exception cref="BatteryTwin.Domain.Traceability.Tables.TableException">The kept tables cannot be read any more.</exception>
    /// <exception cref="StorageUnavailableException">The disk does not give them now.</exception>
    Task<KeptGenealogy?> FindAsync(CancellationToken cancel);

    /// <summary>A new, empty folder for the tables of an import, each as <c>name.csv</c>, plain or gzip.</summary>
    string Stage();

    /// <summary>Reads the tables of a staged folder as a job; they take the place of the present genealogy when all can be read.</summary>
    JobStatus Import(string staged);

    /// <summary>Adds units and values to a table. What is answered is on the disk.</summary>
    /// <param name="table">The table; made when there is none.</param>
    /// <param name="csv">Rows with a header, UTF-8.</param>
    /// <param name="cancel">Stops before the next row; rows before it are kept.</param>
    /// <exception cref="BatteryTwin.Domain.Traceability.Tables.TableException">The header cannot be used; nothing was taken.</exception>
    /// <exception cref="StorageUnavailableException">The disk takes nothing now; send the rows again.</exception>
    Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel);

    /// <inheritdoc cref="AppendAsync"/>
    /// <returns>Null when tables were imported as a whole; nothing was added to them.</returns>
    Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel);
}
