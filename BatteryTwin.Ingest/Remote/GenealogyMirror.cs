using System.Globalization;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// A copy in memory of the genealogy that the ingest service keeps: its import once, then the records of its log as they are appended. Not safe for concurrent use.
/// </summary>
internal sealed class GenealogyMirror(IngestClient client, ILogger<GenealogyMirror> logger)
{
    private const string Path = "api/ingest/units";

    private readonly Dictionary<long, long> _read = [];
    private GrowingGenealogy? _growing;
    private GenealogyFileList? _list;

    /// <summary>False before the first reading.</summary>
    public bool IsRead => _growing is not null;

    public bool IsImported => _list is { Import: > 0 };

    /// <summary>Brings the copy up to date.</summary>
    /// <returns>True when something came.</returns>
    /// <exception cref="IngestUnreachableException">The service cannot be read; the copy stays as it was, or a beginning of what is new has come.</exception>
    /// <exception cref="TableException">A table of the import cannot be read.</exception>
    public async Task<bool> ReadAsync(CancellationToken cancel)
    {
        GenealogyFileList list = await client.GetAsync<GenealogyFileList>(Path, cancel).ConfigureAwait(false);
        bool isOther = _growing is null || _list is null || list.Import != _list.Import || IsShorter(list);
        if (isOther)
        {
            IReadOnlyList<UnitTable> basis = await BasisAsync(list, cancel).ConfigureAwait(false);
            _growing = new(basis);
            _read.Clear();
        }

        _list = list;
        bool isNew = isOther;
        foreach (GenealogyLogFile file in list.Log.Where(file => file.Length > _read.GetValueOrDefault(file.Number)))
        {
            isNew |= await FollowAsync(list.Import, file.Number, cancel).ConfigureAwait(false);
        }

        return isNew;
    }

    /// <summary>What is there; null while there is nothing.</summary>
    public KeptGenealogy? Snapshot()
    {
        if (_growing is null || _list is null || _growing.IsEmpty)
        {
            return null;
        }

        Genealogy units = _growing.Snapshot();
        return new(units, new Commonality(units), _list.Since, IsImported);
    }

    /// <summary>Files that were read are gone, or have become shorter: older units were dropped, or the service has another directory.</summary>
    private bool IsShorter(GenealogyFileList list) => _read.Any(known => list.Log.FirstOrDefault(file => file.Number == known.Key) is not { } now || now.Length < known.Value);

    private async Task<IReadOnlyList<UnitTable>> BasisAsync(GenealogyFileList list, CancellationToken cancel)
    {
        if (list.Tables.Count == 0)
        {
            return [];
        }

        string folder = Directory.CreateTempSubdirectory("batterytwin-units-").FullName;
        try
        {
            foreach (string table in list.Tables)
            {
                using HttpResponseMessage answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"tables/{list.Import}/{Uri.EscapeDataString(table)}"), cancel).ConfigureAwait(false);
                await using FileStream file = File.Create(System.IO.Path.Combine(folder, table + GenealogyShelf.Extension));
                await CopyAsync(answer, file, cancel).ConfigureAwait(false);
            }

            return await Task.Run(() => GenealogyShelf.ReadFolder(folder, _ => { }, cancel), cancel).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> FollowAsync(long import, long number, CancellationToken cancel)
    {
        long from = _read.GetValueOrDefault(number);
        using HttpResponseMessage answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"log/{import}/{number}?from={from}"), cancel).ConfigureAwait(false);
        using MemoryStream records = new();
        await CopyAsync(answer, records, cancel).ConfigureAwait(false);
        records.Position = 0;
        bool isNew = false;
        while (GenealogyLog.Record(records) is { } record)
        {
            using (record.Csv)
            {
                Take(record.Table, record.Csv, cancel);
            }

            // What follows may be the beginning of a record that is being written.
            _read[number] = from + records.Position;
            isNew = true;
        }

        return isNew;
    }

    private void Take(string table, Stream csv, CancellationToken cancel)
    {
        try
        {
            _growing!.Append(table, csv, null, cancel);
        }
        catch (TableException fault)
        {
            logger.LogError("Units of the ingest service were left out: {Fault}", fault.Message);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string what, CancellationToken cancel)
    {
        HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Path}/{what}"), cancel).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        answer.Dispose();
        throw client.Away($"it has no {what} any more", null);
    }

    private async Task CopyAsync(HttpResponseMessage answer, Stream to, CancellationToken cancel)
    {
        try
        {
            await answer.Content.CopyToAsync(to, cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is HttpRequestException or HttpIOException)
        {
            throw client.Away($"its units cannot be read: {problem.Message}", problem);
        }
    }
}
