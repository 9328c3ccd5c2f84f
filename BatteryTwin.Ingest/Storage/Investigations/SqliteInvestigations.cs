using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Investigations;

/// <summary>Investigations in <c>investigations/investigations.db</c> of the data directory, one writer at a time.</summary>
public sealed class SqliteInvestigations : IInvestigations, IDisposable
{
    private readonly InvestigationDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteInvestigations> _logger;
    private readonly Lock _writer = new();

    /// <exception cref="DataDirectoryException">The database cannot be read.</exception>
    public SqliteInvestigations(DataDirectory directory, TimeProvider time, ILogger<SqliteInvestigations> logger) =>
        (_database, _time, _logger) = (new(directory.PathOf("investigations", "investigations.db")), time, logger);

    public event Action<string>? Changed;

    public int Count => _database.Count();

    public IReadOnlyList<InvestigationSummary> All(int limit) => _database.Summaries(limit);

    public Investigation? Find(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && _database.History(number) is { Count: > 0 } history ? Investigation.Of(id, history) : null;

    public Investigation Open(InvestigationEffect effect, string who, SentTables? sent = null)
    {
        Investigation opened;
        lock (_writer)
        {
            InvestigationEntry entry = new(1, _time.GetUtcNow(), who, new Opened(effect));
            string id = _database.NextNumber().ToString(CultureInfo.InvariantCulture);
            opened = Investigation.Of(id, [entry]);
            _database.Append(opened, entry, sent);
        }

        Tell(opened.Id);
        return opened;
    }

    public Investigation Apply(string id, int? seen, string who, Func<Investigation, InvestigationChange> verb)
    {
        ArgumentNullException.ThrowIfNull(verb);
        Investigation next;
        lock (_writer)
        {
            Investigation now = Find(id) ?? throw new KeyNotFoundException($"there is no investigation '{id}'");
            if (seen is { } version && version != now.Version)
            {
                InvestigationEntry last = now.History[^1];
                throw new InvestigationConflictException(id, version, now.Version, last.Who, last.Change.Summary);
            }

            InvestigationEntry entry = new(now.Version + 1, _time.GetUtcNow(), who, verb(now));
            next = now.With(entry);
            _database.Append(next, entry, null);
        }

        Tell(id);
        return next;
    }

    public SentTables? Sent(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? _database.Sent(number) : null;

    public IReadOnlyList<PastVerdict> Verdicts(string exceptId) => _database.Verdicts(long.TryParse(exceptId, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0);

    public void Dispose() => _database.Dispose();

    private void Tell(string id)
    {
        foreach (Action<string> handler in Changed?.GetInvocationList().Cast<Action<string>>() ?? [])
        {
            try
            {
                handler(id);
            }
            catch (Exception problem)
            {
                _logger.LogError(problem, "A handler of changed investigations failed");
            }
        }
    }
}
