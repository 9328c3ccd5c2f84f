using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>How lives ended, and each ended life with a bounded number of its forecasts: figures do not change when forecasts are thinned.</summary>
internal sealed class OutcomeTable(OutcomeFile file)
{
    /// <summary>Keeps an outcome and, by model, the life that ended with it.</summary>
    public Outcome Add(Outcome outcome, IReadOnlyDictionary<string, ObservedLife> lives) => file.Write("the outcome cannot be kept", connection =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.Command("INSERT INTO outcome (type, twin, component, ended, ticks, minute, age, actor, note) VALUES ($type, $twin, $component, $end, $ticks, $minute, $age, $actor, $note) RETURNING id");
        insert.Set(("$type", outcome.ComponentType), ("$twin", outcome.Component.TwinId), ("$component", outcome.Component.Component), ("$end", outcome.End.ToString()), ("$ticks", outcome.At.UtcTicks), ("$minute", OutcomeFile.Minute(outcome.At)),
            ("$age", outcome.AgeHours), ("$actor", outcome.Actor), ("$note", outcome.Note));
        long id = (long)insert.ExecuteScalar()!;
        foreach ((string model, ObservedLife life) in lives)
        {
            using SqliteCommand command = connection.Command("INSERT INTO life VALUES ($outcome, $model, $json)");
            command.Set(("$outcome", id), ("$model", model), ("$json", JsonSerializer.Serialize(life, PrognosticsJson.Options)));
            command.ExecuteNonQuery();
        }

        // What was forecast since belongs to the next life, whose age begins at zero.
        using SqliteCommand later = connection.Command("UPDATE forecast SET age = max(0, age - $age) WHERE minute > $minute AND series IN (SELECT id FROM series WHERE twin = $twin AND component = $component)");
        later.Set(("$age", outcome.AgeHours), ("$minute", OutcomeFile.Minute(outcome.At)), ("$twin", outcome.Component.TwinId), ("$component", outcome.Component.Component));
        later.ExecuteNonQuery();
        transaction.Commit();
        return outcome with { Id = id };
    });

    /// <summary>Outcomes, newest first.</summary>
    public IReadOnlyList<Outcome> Outcomes(string? componentType, ComponentName? component, int limit)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command(
            """
            SELECT id, type, twin, component, ended, ticks, age, actor, note FROM outcome
            WHERE ($type IS NULL OR type = $type) AND ($twin IS NULL OR (twin = $twin AND component = $component)) ORDER BY ticks DESC, id DESC LIMIT $limit
            """);
        command.Set(("$type", componentType), ("$twin", component?.TwinId), ("$component", component?.Component), ("$limit", limit));
        using SqliteDataReader reader = command.ExecuteReader();
        List<Outcome> outcomes = [];
        while (reader.Read())
        {
            outcomes.Add(new(reader.GetInt64(0), reader.GetString(1), new(reader.GetString(2), reader.GetString(3)), Enum.Parse<LifeEnd>(reader.GetString(4)), new(reader.GetInt64(5), TimeSpan.Zero),
                reader.GetDouble(6), reader.Text(7), reader.Text(8)));
        }

        return outcomes;
    }

    /// <summary>Ended lives of a type as a model forecast them, in order of their ends; the newest ones when there are more.</summary>
    public IReadOnlyList<EndedLife> Lives(string componentType, string modelId, int most)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command("SELECT o.id, l.json FROM life l JOIN outcome o ON o.id = l.outcome WHERE o.type = $type AND l.model = $model ORDER BY o.ticks DESC, o.id DESC LIMIT $most");
        command.Set(("$type", componentType), ("$model", modelId), ("$most", most));
        using SqliteDataReader reader = command.ExecuteReader();
        List<EndedLife> lives = [];
        while (reader.Read())
        {
            lives.Add(new(reader.GetInt64(0), JsonSerializer.Deserialize<ObservedLife>(reader.GetString(1), PrognosticsJson.Options)!));
        }

        lives.Reverse();
        return lives;
    }
}
