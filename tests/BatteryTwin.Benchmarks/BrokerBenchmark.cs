using System.Diagnostics;
using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.Kafka;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Sources.RabbitMq;
using BatteryTwin.Ingest.Storage;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace BatteryTwin.Benchmarks;

/// <summary>Messages a second from a broker into the embedded store: first a full queue is emptied, each message stored before it is acknowledged.</summary>
internal static class BrokerBenchmark
{
    private const string Queue = "batterytwin-benchmark";
    private const long FirstNs = 1_774_958_400_000_000_000;

    private static readonly string[] s_kinds = ["one value by topic", "one line of 4 fields", "JSON record of 4 fields", "100 lines of 4 fields"];

    /// <param name="broker"><c>user:password@host:port</c> of a running RabbitMQ.</param>
    /// <param name="messages">Messages of each kind; a hundredth of them where a message has 100 lines.</param>
    public static async Task RabbitMqAsync(string broker, int messages)
    {
        string[] parts = broker.Split(':', '@');
        await using IConnection connection = await new ConnectionFactory
        {
            UserName = parts[0],
            Password = parts[1],
            HostName = parts[2],
            Port = int.Parse(parts[3], CultureInfo.InvariantCulture),
        }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        foreach (string kind in s_kinds)
        {
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "classic" });
            await channel.QueuePurgeAsync(Queue);
            await channel.QueueBindAsync(Queue, "amq.topic", "benchmark.#");
            int count = Count(kind, messages);
            for (int i = 0; i < count; i += 1_000)
            {
                await Task.WhenAll(Enumerable.Range(i, Math.Min(1_000, count - i)).Select(n =>
                    channel.BasicPublishAsync("amq.topic", $"benchmark.t{n % 100}.f", mandatory: true, new BasicProperties { Persistent = true }, Body(kind, n)).AsTask()));
            }

            await MeasureAsync("RabbitMQ", kind, count, new()
            {
                ["BatteryTwin:Sources:RabbitMq:bench:User"] = parts[0],
                ["BatteryTwin:Sources:RabbitMq:bench:Password"] = parts[1],
                ["BatteryTwin:Sources:RabbitMq:bench:Host"] = parts[2],
                ["BatteryTwin:Sources:RabbitMq:bench:Port"] = parts[3],
                ["BatteryTwin:Sources:RabbitMq:bench:Queue"] = Queue,
                ["BatteryTwin:Sources:RabbitMq:bench:TopicTemplates:0"] = "benchmark/{twin}/{field}",
            });
            await channel.QueueDeleteAsync(Queue);
        }
    }

    /// <summary>From librdkafka's mock cluster in this process, which keeps only the newest few MB of a partition: keep the number of messages small.</summary>
    public static async Task KafkaAsync(int messages)
    {
        KafkaLibrary.Load();
        ProducerConfig config = new() { BootstrapServers = "mock", LingerMs = 5 };
        config.Set("test.mock.num.brokers", "1");
        using IProducer<string, byte[]> producer = new ProducerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(producer.Handle).Build();
        BrokerMetadata broker = admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.Single();
        for (int k = 0; k < s_kinds.Length; k++)
        {
            string topic = $"benchmark{k}";
            int count = Count(s_kinds[k], messages);
            for (int n = 0; n < count; n++)
            {
                producer.Produce(topic, new() { Key = $"t{n % 100}/f", Value = Body(s_kinds[k], n) });
            }

            producer.Flush(TimeSpan.FromMinutes(1));
            await MeasureAsync("Kafka mock", s_kinds[k], count, new()
            {
                ["BatteryTwin:Sources:Kafka:bench:BootstrapServers"] = $"{broker.Host}:{broker.Port}",
                ["BatteryTwin:Sources:Kafka:bench:Topics:0"] = topic,
                ["BatteryTwin:Sources:Kafka:bench:GroupId"] = topic,
                ["BatteryTwin:Sources:Kafka:bench:TopicTemplates:0"] = "{measurement}/{twin}/{field}",
            });
        }
    }

    private static int Count(string kind, int messages) => kind.StartsWith("100", StringComparison.Ordinal) ? Math.Max(100, messages / 100) : messages;

    private static byte[] Body(string kind, int n) => Encoding.UTF8.GetBytes(kind switch
    {
        "one value by topic" => $"{n}.5",
        "one line of 4 fields" => Line(n),
        "JSON record of 4 fields" => $$"""{"time":{{FirstNs + n}},"twin":"t{{n % 1_000}}","voltage":3.7,"current":{{n}}.5,"temperature":25.1,"soc":0.5}""",
        _ => string.Join('\n', Enumerable.Range(n * 100, 100).Select(Line)),
    });

    private static string Line(int n) => $"cell,twin=t{n % 1_000} voltage=3.7,current={n}.5,temperature=25.1,soc=0.5 {FirstNs + n}";

    private static async Task MeasureAsync(string broker, string kind, int messages, Dictionary<string, string?> settings)
    {
        using BenchmarkFolder folder = new();
        settings["BatteryTwin:DataDirectory"] = folder.Path;
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ITwinGraph>(new InMemoryTwinGraph(TwinGraphSnapshot.Empty, GraphLimits.Default, TimeProvider.System));
        builder.Services.AddTelemetryStorage(builder.Configuration).AddIngestPipeline(builder.Configuration).AddLineProtocol().AddRabbitMq(builder.Configuration).AddKafka(builder.Configuration);
        using IHost host = builder.Build();
        IIngestStatus status = host.Services.GetRequiredService<IIngestStatus>();
        int values = kind.StartsWith("100", StringComparison.Ordinal) ? 400 : kind.StartsWith("one value", StringComparison.Ordinal) ? 1 : 4;
        await host.StartAsync();
        while (Received(status) == 0)
        {
            await Task.Delay(1);
        }

        Stopwatch watch = Stopwatch.StartNew();
        long first = Received(status);
        while (Received(status) < (long)messages * values)
        {
            await Task.Delay(1);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        double share = 1 - ((double)first / messages / values);
        Console.WriteLine($"{broker,-12} {kind,-26} {messages * share / seconds,10:N0} messages/s {messages * share * values / seconds,12:N0} values/s");
        await host.StopAsync();
    }

    private static long Received(IIngestStatus status) => status.Sources.Sum(source => source.PointsReceived);
}
