using System.Text.Json;
using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>Counts of live inputs by model and day.</summary>
internal sealed class InputTable(OutcomeFile file)
{
    /// <summary>Keeps what was counted of a model's inputs on a day so far.</summary>
    public void KeepInputs(string modelId, long day, IReadOnlyList<int> counts) => file.Write("the counts of inputs cannot be kept", connection =>
    {
        using SqliteCommand command = connection.Command("INSERT OR REPLACE INTO input_day VALUES ($model, $day, $json)");
        command.Set(("$model", modelId), ("$day", day), ("$json", JsonSerializer.Serialize(counts)));
        return command.ExecuteNonQuery();
    });

    /// <summary>Counts of a model's inputs by day, from a day on.</summary>
    public IReadOnlyList<(long Day, int[] Counts)> Inputs(string modelId, DateTimeOffset from)
    {
        using SqliteConnection connection = file.Open();
        using SqliteCommand command = connection.Command("SELECT day, json FROM input_day WHERE model = $model AND day >= $from ORDER BY day");
        command.Set(("$model", modelId), ("$from", OutcomeFile.Day(from)));
        using SqliteDataReader reader = command.ExecuteReader();
        List<(long, int[])> days = [];
        while (reader.Read())
        {
            days.Add((reader.GetInt64(0), JsonSerializer.Deserialize<int[]>(reader.GetString(1))!));
        }

        return days;
    }
}
