using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What people say about a station's times. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class StationTimesDesk(IProductionBook book, PlantPlans plans, TimeProvider time)
{
    private const int MostTextLength = 1_000;

    private readonly Lock _lock = new();

    /// <summary>Gives a stretch of time a reason, as long as nobody said anything about it since <paramref name="seen"/> was read.</summary>
    public string? Add(StationTimes seen, DateTimeOffset from, DateTimeOffset to, string code, string? why, string name) => DeskWords.Do(() =>
    {
        DateTimeOffset now = time.GetUtcNow();
        if (to <= from)
        {
            return "Not done: the end must lie after the start.";
        }

        if (to > now)
        {
            return "Not done: the end lies ahead; only what has been can be given a reason.";
        }

        if (why?.Length > MostTextLength)
        {
            return $"Not done: the note may have {MostTextLength} characters.";
        }

        if (plans.Of(seen.Plan.PlantId).Settings.Reasons.FirstOrDefault(reason => reason.Code == code) is not { } reason)
        {
            return "Not done: choose a reason. The one chosen is not among the plant's reason codes now.";
        }

        lock (_lock)
        {
            HashSet<string> known = [.. seen.Edits.Select(edit => edit.Id)];
            IReadOnlyList<StateEdit> present = book.Edits(seen.StationId, from, to);
            if (present.FirstOrDefault(edit => !known.Contains(edit.Id)) is { } faster)
            {
                return $"Not done: {faster.Who} gave this time the reason {seen.ReasonName(faster.Reason)} meanwhile. Close this and look at it.";
            }

            book.Add(new(Guid.CreateVersion7(now).ToString("N"), seen.StationId, from.ToUniversalTime(), to.ToUniversalTime(), reason.Code, reason.State, name.Trim(), now, string.IsNullOrWhiteSpace(why) ? null : why.Trim()));
            return null;
        }
    });

    /// <summary>Takes an entry back; it stays on record with who did so.</summary>
    public string? Withdraw(StateEdit edit, string name) => DeskWords.Do(() =>
        book.Withdraw(edit.StationId, edit.Id, name.Trim(), time.GetUtcNow()) ? null : "Not done: the entry was taken back already.");
}
