using System.Security.Cryptography;
using System.Text;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Events;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Alarms;

/// <summary>Alerts on their way to webhooks: routes, order, retries, restarts, signatures.</summary>
public sealed class NotificationTests : IAsyncLifetime
{
    private const string Secret = "a secret of the tests only";

    private static readonly AlertCondition s_hot = new("rule:hot", AlarmBench.Mixer, null, AlertPriority.High, "Too hot at Mixer", "81");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly ListLogger _log = new();
    private Webhook _hook = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hook = await Webhook.StartAsync(_time);

    public async ValueTask DisposeAsync()
    {
        await _hook.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Raised_Routed_ArrivesOnceWithItsAlert()
    {
        using Desk desk = Open();
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        Alert alert = await desk.Alerts.RaiseAsync(s_hot, Cancel);
        await desk.Alerts.RaiseAsync(s_hot with { Priority = AlertPriority.Caution, Rule = "rule:warm" }, Cancel);
        await desk.Alerts.ApplyAsync(alert.Id, one => one.Acknowledge("Ana", null, _time.Now), Cancel);
        await desk.SendAsync();
        await desk.SendAsync();

        System.Text.Json.JsonElement happened = Assert.Single(_hook.Taken);
        Assert.Equal("BatteryTwin.Alarm.Raised", happened.GetProperty("type").GetString());
        Assert.Equal(alert.Id, happened.GetProperty("data").GetProperty("id").GetString());
        Assert.Equal($"https://plant.example/alarms?alert={alert.Id}", happened.GetProperty("data").GetProperty("link").GetString());
        NotificationDelivery delivery = Assert.Single(desk.Notifications.Deliveries(10));
        Assert.Equal(("delivered", 1, "High: Too hot at Mixer", "r"), (delivery.State, delivery.Attempts, delivery.Subject, delivery.Route));
    }

    [Fact]
    public async Task Routes_DecideByPriorityPlaceAndReturn()
    {
        using Desk desk = Open();
        desk.Notifications.Put(new() { Id = "elsewhere", Channel = "ops", Places = ["OtherLine"], LeastPriority = AlertPriority.Advisory }, 0);
        desk.Notifications.Put(new() { Id = "off", Channel = "ops", Enabled = false, LeastPriority = AlertPriority.Advisory }, 0);
        desk.Notifications.Put(new() { Id = "line", Channel = "ops", Places = ["Line"], LeastPriority = AlertPriority.Caution, WhenReturned = true }, 0);
        desk.Notifications.Put(new() { Id = "twice", Channel = "OPS" }, 0);
        await desk.Alerts.RaiseAsync(s_hot with { Priority = AlertPriority.Advisory, Rule = "rule:note" }, Cancel);
        await desk.Alerts.RaiseAsync(s_hot, Cancel);
        await desk.Alerts.ReturnAsync(s_hot.Rule, s_hot.TwinId, null, Cancel);
        await desk.SendAsync();
        Assert.Equal(["BatteryTwin.Alarm.Raised", "BatteryTwin.Alarm.Returned"], _hook.Taken.Select(happened => happened.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Send_EndpointAway_TriesAgainWithGrowingPausesInOrder()
    {
        using Desk desk = Open();
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        _hook.Answer = (call, _) => call <= 3 ? 503 : 200;
        await desk.Alerts.RaiseAsync(s_hot, Cancel);
        List<DateTimeOffset> due = [];
        for (int i = 0; i < 3; i++)
        {
            due.Add((await desk.SendAsync())!.Value);
            Assert.Equal("waiting", desk.Notifications.Deliveries(1).Single().State);
            Assert.Equal(due[^1], await desk.SendAsync());
            _time.Now = due[^1];
        }

        Assert.Null(await desk.SendAsync());
        Assert.Equal(4, _hook.Calls.Count);
        Assert.Equal(("delivered", 4), (desk.Notifications.Deliveries(1).Single().State, desk.Notifications.Deliveries(1).Single().Attempts));
        // Each pause lies between half of the doubled one and the whole.
        Assert.InRange((due[2] - due[1]).TotalSeconds, 10, 20);
        Assert.Single(_hook.Calls.Select(call => call.Event.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task Send_RefusedForGoodOrTooOld_IsLoggedAsFailed()
    {
        using Desk desk = Open();
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        _hook.Answer = (_, _) => 410;
        await desk.Alerts.RaiseAsync(s_hot, Cancel);
        Assert.Null(await desk.SendAsync());
        Assert.Equal(("failed", "the endpoint answered 410"), (desk.Notifications.Deliveries(1).Single().State, desk.Notifications.Deliveries(1).Single().Reason));
        _hook.Answer = (_, _) => 500;
        await desk.Alerts.RaiseAsync(s_hot with { Rule = "rule:other" }, Cancel);
        Assert.NotNull(await desk.SendAsync());
        _time.Now += TimeSpan.FromHours(25);
        Assert.Null(await desk.SendAsync());
        Assert.Equal("failed", desk.Notifications.Deliveries(1).Single().State);
    }

    [Fact]
    public async Task Restart_BetweenAlertAndOutbox_LosesNothing()
    {
        using (Desk desk = Open())
        {
            desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
            desk.Notifications.CatchUp();
            await desk.Alerts.RaiseAsync(s_hot with { Rule = "rule:before" }, Cancel);
            desk.Notifications.CatchUp();
            // This one is in the alert log; the process ends before anybody took it up.
            await desk.Alerts.RaiseAsync(s_hot, Cancel);
        }

        using Desk second = Open();
        await second.SendAsync();
        await second.SendAsync();
        Assert.Equal(2, _hook.Taken.Count);
        Assert.Equal(["rule:before", "rule:hot"], _hook.Taken.Select(happened => happened.GetProperty("data").GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task FirstStart_AlertsFromBefore_AreNotTold()
    {
        using (AlarmBench before = new(_folder.Path, _time, new MemoryTelemetryStore()))
        {
            await before.Alerts.RaiseAsync(s_hot, Cancel);
        }

        using Desk desk = Open();
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        await desk.SendAsync();
        Assert.Empty(_hook.Calls);
    }

    [Fact]
    public async Task Shelved_Alert_IsNotTold()
    {
        using Desk desk = Open();
        desk.Notifications.CatchUp();
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        Alert alert = await desk.Alerts.RaiseAsync(s_hot, Cancel);
        await desk.SendAsync();
        await desk.Alerts.ApplyAsync(alert.Id, one => one.Shelve("Ana", _time.Now.AddHours(1), "known", _time.Now), Cancel);
        await desk.Alerts.ReturnAsync(s_hot.Rule, s_hot.TwinId, null, Cancel);
        await desk.Alerts.RaiseAsync(s_hot, Cancel);
        await desk.SendAsync();
        Assert.Single(_hook.Taken);
    }

    [Fact]
    public async Task Test_Webhook_IsSignedAndNoSecretIsTold()
    {
        using Desk desk = Open();
        Assert.Null(await desk.Notifications.TestAsync("ops", "Ana", Cancel));
        WebhookCall call = Assert.Single(_hook.Calls);
        string time = call.Header(WebhookSignature.TimeHeader);
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{call.Body}"));
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", call.Header(WebhookSignature.SignatureHeader));

        _hook.Answer = (_, _) => 500;
        Assert.Equal("the endpoint answered 500", await desk.Notifications.TestAsync("ops", "Ana", Cancel));
        Assert.Equal(["failed", "delivered"], desk.Notifications.Deliveries(10).Select(delivery => delivery.State));
        Assert.DoesNotContain(_log.Entries, entry => entry.Message.Contains(Secret, StringComparison.Ordinal) || entry.Message.Contains(_hook.Address.Host, StringComparison.Ordinal));
        Assert.Equal(MaintenanceRefusal.Unknown, (await Assert.ThrowsAsync<MaintenanceRefusedException>(() => desk.Notifications.TestAsync("nobody", null, Cancel))).Refusal);
    }

    [Fact]
    public void Put_RouteToNowhere_IsRefused()
    {
        using Desk desk = Open();
        Assert.Contains("'nobody' is not configured", Assert.Throws<MaintenanceRefusedException>(() => desk.Notifications.Put(new() { Id = "r", Channel = "nobody" }, 0)).Message, StringComparison.Ordinal);
        desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0);
        Assert.Equal(MaintenanceRefusal.Changed, Assert.Throws<MaintenanceRefusedException>(() => desk.Notifications.Put(new() { Id = "r", Channel = "ops" }, 0)).Refusal);
        desk.Notifications.Delete("r", 1);
        Assert.Empty(desk.Notifications.Routes);
    }

    [Fact]
    public void Options_Wrong_NameEachSettingAndNoAddress()
    {
        NotificationOptions options = new()
        {
            Channels = { ["a"] = new() { Url = "ftp://hidden", Secret = "short" }, ["b"] = new(), ["c"] = new() { To = ["hidden at home"] } },
            RetryDelay = TimeSpan.Zero,
            Mail = new() { Host = "", Password = "hidden" },
        };
        string faults = string.Join('\n', new NotificationOptionsValidator().Validate(null, options).Failures!);
        Assert.Contains("Channels:a:Url", faults, StringComparison.Ordinal);
        Assert.Contains("Channels:a:Secret", faults, StringComparison.Ordinal);
        Assert.Contains("Channels:b must have either", faults, StringComparison.Ordinal);
        Assert.Contains("Channels:c sends mail", faults, StringComparison.Ordinal);
        Assert.Contains("RetryDelay", faults, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", faults, StringComparison.Ordinal);
    }

    private Desk Open() => new(_folder.Path, _time, _hook.Address, _log);

    /// <summary>Alert log, outbox and sender over one directory; nothing runs by itself.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly AlarmBench _bench;
        private readonly NotificationDatabase _database;
        private readonly NotificationClient _client;
        private readonly NotificationSender _sender;

        public Desk(string folder, ManualTimeProvider time, Uri hook, ListLogger log)
        {
            IOptions<NotificationOptions> options = Options.Create(new NotificationOptions { Channels = { ["ops"] = new() { Url = hook.ToString(), Secret = Secret } }, PublicAddress = "https://plant.example/" });
            _bench = new(folder, time, new MemoryTelemetryStore());
            _database = new(_bench.Directory);
            _client = new(options, time);
            _sender = new(_database, _client, options, time, new Logged<NotificationSender>(log));
            Notifications = new(_database, _client, _sender, _bench.Alerts, _bench, options, time, NullLogger<AlarmNotifications>.Instance);
            Notifications.CatchUp();
        }

        public AlarmNotifications Notifications { get; }

        public SqliteAlertLog Alerts => _bench.Alerts;

        /// <summary>Takes up what happened and sends what is due.</summary>
        public Task<DateTimeOffset?> SendAsync()
        {
            Notifications.CatchUp();
            return _sender.SendDueAsync(Cancel);
        }

        public void Dispose()
        {
            Notifications.Dispose();
            _sender.Dispose();
            _client.Dispose();
            _database.Dispose();
            _bench.Dispose();
        }
    }

    private sealed class Logged<T>(ListLogger log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Log(logLevel, eventId, state, exception, formatter);
    }
}
