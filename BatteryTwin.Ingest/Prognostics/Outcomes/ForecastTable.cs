using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>A row for each component, model and minute; older rows are thinned, so that their number is bounded.</summary>
internal sealed class ForecastTable(OutcomeFile file)
{
    private const int MinuteDays = 1;
    private const int TenMinuteDays = 7;
    private const int HourDays = 400;
    private const int MostRows = 2_000_000;

    /// <summary>Adds forecasts; of one component, model and minute the last one counts.</summary>
    public void Add(IReadOnlyList<ForecastEntry> entries) => file.Write("the forecasts cannot be kept", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand series = connection.Command("INSERT INTO series (type, twin, component, model) VALUES ($type, $twin, $component, $model) ON CONFLICT (twin, component, model) DO UPDATE SET type = excluded.type RETURNING id");
        using SqliteCommand row = connection.Command("INSERT OR REPLACE INTO forecast VALUES ($series, $minute, $age, $predicted, $lower, $upper, $widening)");
        foreach (ForecastEntry entry in entries)
        {
            series.Set(("$type", entry.ComponentType), ("$twin", entry.Component.TwinId), ("$component", entry.Component.Component), ("$model", entry.ModelId));
            LifeForecast forecast = entry.Forecast;
            row.Set(("$series", series.ExecuteScalar()), ("$minute", OutcomeFile.Minute(entry.Time)), ("$age", forecast.Age), ("$predicted", forecast.Predicted), ("$lower", forecast.Lower), ("$upper", forecast.Upper), ("$widening", forecast.Widening));
            row.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Thins old rows: each minute for a day, each tenth for a week, each hour after that, and the number bounded.</summary>
    public void Thin(DateTimeOffset now) => file.Write("old forecasts cannot be thinned", connection =>
    {
        using SqliteCommand command = connection.Command(
            """
            DELETE FROM forecast WHERE minute < $day AND minute % 10 <> 0;
            DELETE FROM forecast WHERE minute < $week AND minute % 60 <> 0;
            DELETE FROM forecast WHERE minute < $year;
            DELETE FROM forecast WHERE minute <= coalesce((SELECT minute FROM forecast ORDER BY minute DESC LIMIT 1 OFFSET $most), 0);
            DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM forecast WHERE series = id);
            DELETE FROM input_day WHERE day < $oldest;
            """);
        command.Set(("$day", OutcomeFile.Minute(now.AddDays(-MinuteDays))), ("$week", OutcomeFile.Minute(now.AddDays(-TenMinuteDays))), ("$year", OutcomeFile.Minute(now.AddDays(-HourDays))), ("$most", MostRows), ("$oldest", OutcomeFile.Day(now) - HourDays));
        command.ExecuteNonQuery();
        return true;
    });

    /// <summary>The type of a component that was forecast; null when it never was.</summary>
    public string? TypeOf(ComponentName component)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command("SELECT type FROM series WHERE twin = $twin AND component = $component UNION SELECT type FROM outcome WHERE twin = $twin AND component = $component");
        command.Set(("$twin", component.TwinId), ("$component", component.Component));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Time and age of a component's newest forecast, or of its new life when an outcome came after it; null when there is neither.</summary>
    public (DateTimeOffset At, double Age)? LastOf(ComponentName component)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command(
            """
            SELECT minute, age FROM (
                SELECT f.minute AS minute, f.age AS age FROM series s JOIN forecast f ON f.series = s.id WHERE s.twin = $twin AND s.component = $component
                UNION ALL SELECT minute, 0 FROM outcome WHERE twin = $twin AND component = $component)
            ORDER BY minute DESC, age LIMIT 1
            """);
        command.Set(("$twin", component.TwinId), ("$component", component.Component));
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? (DateTimeOffset.UnixEpoch.AddMinutes(reader.GetInt64(0)), reader.GetDouble(1)) : null;
    }

    /// <summary>Forecasts of the components of a type after a moment of each (its last outcome), by component and model, ascending in time.</summary>
    /// <param name="componentType">The type.</param>
    /// <param name="component">Only this one; null = all.</param>
    /// <param name="modelId">Only by this model; null = all.</param>
    /// <param name="since">Later than this.</param>
    /// <param name="until">Not later than this.</param>
    public IReadOnlyList<ForecastEntry> SinceLastOutcome(string componentType, ComponentName? component, string? modelId, DateTimeOffset since, DateTimeOffset until)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command(
            """
            SELECT s.twin, s.component, s.model, f.minute, f.age, f.predicted, f.lower, f.upper, f.widening FROM series s JOIN forecast f ON f.series = s.id
            WHERE s.type = $type AND ($twin IS NULL OR (s.twin = $twin AND s.component = $component)) AND ($model IS NULL OR s.model = $model) AND f.minute <= $until
                AND f.minute > max($since, coalesce((SELECT max(minute) FROM outcome o WHERE o.twin = s.twin AND o.component = s.component), 0))
            ORDER BY s.twin, s.component, s.model, f.minute
            """);
        command.Set(("$type", componentType), ("$twin", component?.TwinId), ("$component", component?.Component), ("$model", modelId), ("$since", OutcomeFile.Minute(since)), ("$until", OutcomeFile.Minute(until)));
        using SqliteDataReader reader = command.ExecuteReader();
        List<ForecastEntry> entries = [];
        while (reader.Read())
        {
            entries.Add(new(componentType, new(reader.GetString(0), reader.GetString(1)), reader.GetString(2), DateTimeOffset.UnixEpoch.AddMinutes(reader.GetInt64(3)),
                new(reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6), reader.GetDouble(7), reader.GetDouble(8))));
        }

        return entries;
    }
}
