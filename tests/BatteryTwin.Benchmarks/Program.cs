using System.Globalization;
using BatteryTwin.Benchmarks.RootCause;

namespace BatteryTwin.Benchmarks;

/// <summary>Measurements by name: <c>dotnet run -c Release --project tests/BatteryTwin.Benchmarks -- store</c>.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args.FirstOrDefault())
        {
            case "store":
                await StoreBenchmark.RunAsync(args.ElementAtOrDefault(1));
                return 0;
            case "backfill":
                await BackfillBenchmark.RunAsync(args.ElementAtOrDefault(1));
                return 0;
            case "rollups":
                await RollupBenchmark.RunAsync(args.ElementAtOrDefault(1), Number(args, 2, 100));
                return 0;
            case "blocks":
                BlockPlaceBenchmark.Run(args.ElementAtOrDefault(1));
                return 0;
            case "bodies" when args.Length > 1:
                new CellBodies(args[1], Number(args, 2, 1_000), Number(args, 3, 1_250)).Write();
                return 0;
            case "boosting" when args.Length > 1:
                BoostingBenchmark.Run(args[1]);
                return 0;
            case "forecasts":
                ForecastBenchmark.Run(args.ElementAtOrDefault(1), Number(args, 2, 120));
                return 0;
            case "forecasts-truth":
                await TruthBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "data", args.ElementAtOrDefault(2) ?? "http://localhost:5080");
                return 0;
            case "forecasts-plant":
                await PlantTruthBenchmark.RunAsync(Number(args, 1, 6), Number(args, 2, 1));
                return 0;
            case "bearings":
                BearingBenchmark.Run(args.ElementAtOrDefault(1) ?? Path.Combine("..", "shared", "data"));
                return 0;
            case "classes":
                ClassesBenchmark.Run(args.ElementAtOrDefault(1) ?? Path.Combine("..", "shared", "data"), Number(args, 2, 3));
                return 0;
            case "influx":
                await InfluxBenchmark.RunAsync();
                return 0;
            case "twins":
                await TwinGraphBenchmark.RunAsync(args.ElementAtOrDefault(1));
                return 0;
            case "graph-file" when args.Length > 1:
                await File.WriteAllLinesAsync(args[1], CellPlant.Lines(Number(args, 2, 100_000)));
                return 0;
            case "twin-patch":
                await TwinPatchBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "http://localhost:5080", Number(args, 2, 64), Number(args, 3, 10));
                return 0;
            case "twin-consistency":
                return await TwinConsistencyBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "http://localhost:5080", Number(args, 2, 60)) ? 0 : 1;
            case "soak" when args.Length > 2:
                return await new SoakBenchmark(args[1], args[2], Number(args, 3, 1_000_000), TimeSpan.FromMinutes(Number(args, 4, 60)), TimeSpan.FromSeconds(Number(args, 5, 240))).RunAsync() ? 0 : 1;
            case "plant-cases":
                PlantCaseBenchmark.Run(args.ElementAtOrDefault(1) ?? Path.Combine("..", "shared", "data", "rca-plant"), Number(args, 2, 1), Number(args, 3, 20));
                return 0;
            case "plant-random":
                PlantCaseBenchmark.RunRandom(args.ElementAtOrDefault(1) ?? Path.Combine("..", "shared", "data", "rca-plant"), Number(args, 2, 60), Number(args, 3, 2));
                return 0;
            case "genealogy":
                GenealogyBenchmark.Run(Number(args, 1, 5_000_000));
                return 0;
            case "scheduling":
                SchedulingBenchmark.Run(double.Parse(args.ElementAtOrDefault(1) ?? "4.5", CultureInfo.InvariantCulture), Number(args, 2, 2));
                return 0;
            case "alarm-rehearsal":
                await AlarmRehearsalBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "http://localhost:5080");
                return 0;
            case "rabbitmq":
                await BrokerBenchmark.RabbitMqAsync(args.ElementAtOrDefault(1) ?? "guest:guest@localhost:5672", Number(args, 2, 100_000));
                return 0;
            case "rootcause":
                RootCauseBenchmark.Run(args.ElementAtOrDefault(1) ?? "../shared/data");
                return 0;
            case "rootcause-seeds":
                SeedStability.Run(args.ElementAtOrDefault(1) ?? "../shared/data");
                return 0;
            case "kafka":
                await BrokerBenchmark.KafkaAsync(Number(args, 1, 20_000));
                return 0;
            default:
                await Console.Error.WriteLineAsync("""
                    usage: dotnet run -c Release --project tests/BatteryTwin.Benchmarks -- <name> [folder]
                      store     append rate, bytes per value and read times of the embedded telemetry store, 1,000 series x 4 fields
                      backfill  30 days of history for 400 series beside live points: rate and memory
                      rollups [folder] [days]   ten series with a value a second: means over a long time, and disk, with and without rollups
                      bodies <folder> [cells] [times]   line-protocol bodies for peers/growth.sh, four series a cell, 1,000 cells x 1,250 times by default
                      influx    line protocol straight into influxd and through the ingest service that stores there; reads of both
                      boosting <matrix>   boosted trees on the matrix of peers/rul.py speed, beside XGBoost
                      forecasts [type] [lives]   remaining life of unseen lives of the demo plant's law, per kind; all 120 by default
                      forecasts-truth [data] [url]   forecasts that a running demo plant has stored against its truth file
                      forecasts-plant [weeks] [seeds]   weeks of the demo plant in minutes: its stored forecasts against its truth file; 6 weeks of one plant by default
                      bearings [data folder]   runs to failure of real bearings: which are found, how long before the end
                      classes [data folder] [seeds]   cross-validated classifiers of the public data sets
                      twins     the twin graph with 100,000 twins and 300,000 relationships: import, memory, queries, changes, past states, cold start
                      graph-file <path> [twins]   writes such a graph as an import file, 100,000 twins by default
                      twin-patch [url] [connections] [seconds]   PATCH of twins over HTTP against a running server
                      twin-consistency [url] [seconds]   readers and writers together against a running server: lost updates, states that never were
                      soak <BatteryTwin.Web.dll> <folder> [values/s] [minutes] [seconds between kills]   steady writing with kills; counts acknowledged points after each
                      plant-cases [data set] [seeds] [quiet]   plant attribution: the cases of rca-plant, synthetic faults of many kinds (seeds of each), plants in which nothing happened
                      plant-random [data set] [cases] [faults]   plant attribution on faults drawn at random, a third of the cases with missing values and sentinels
                      genealogy [cells]   genealogy of 5 million cells: import, memory, tracing, commonality
                      scheduling [seconds] [plants]   maintenance schedules of generated plants in three sizes: time, cost, proven bound, gap; 4.5 s each by default
                      alarm-rehearsal [url]           rules over 30 days of a running demo plant with faults in its past (FaultDelay=-10.00:00:00): time, load, caught, missed, false
                      rabbitmq [user:password@host:port] [messages]   a full queue of a running RabbitMQ into the store
                      kafka [messages]   the same from librdkafka's mock cluster, which keeps a few MB only
                      rootcause [data folder]   root causes of units, batches, interventions and alarms: how often right, how fast; ../shared/data by default
                      rootcause-seeds [data folder]   how many units keep their first cause over ten seeds, public and fresh ones
                      blocks    compressed blocks in append-only files against SQLite blobs
                    """);
                return 2;
        }
    }

    private static int Number(string[] args, int index, int standard) => args.ElementAtOrDefault(index) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
