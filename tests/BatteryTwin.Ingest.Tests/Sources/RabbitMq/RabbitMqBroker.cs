using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BatteryTwin.Ingest.Tests.Shared;
using RabbitMQ.Client;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>Debian's rabbitmq-server with its MQTT plugin, in a folder and on ports of its own, started once for the tests that share it.</summary>
public sealed class RabbitMqBroker : IAsyncLifetime
{
    public const string User = "plant";
    public const string Password = "s3cret-of-the-broker";

    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const string ReadyMark = "Server startup complete";

    private static readonly TimeSpan s_startDeadline = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = FreePort.Take(5);
    private Process? _names;
    private Process? _server;

    public int Port => _ports[0];

    public int TlsPort => _ports[1];

    public int MqttPort => _ports[2];

    /// <summary>The certificate of the broker, which signed itself, for <c>localhost</c>.</summary>
    public string CertificateFile => _folder.PathOf("broker.pem");

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), $"{Program} is missing; install the Debian package rabbitmq-server");
        WriteCertificate();
        await File.WriteAllTextAsync(_folder.PathOf("enabled_plugins"), "[rabbitmq_mqtt].");
        await File.WriteAllTextAsync(_folder.PathOf("rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{Port}
            listeners.ssl.1 = 127.0.0.1:{TlsPort}
            ssl_options.cacertfile = {CertificateFile}
            ssl_options.certfile = {CertificateFile}
            ssl_options.keyfile = {_folder.PathOf("broker.key")}
            mqtt.listeners.tcp.1 = 127.0.0.1:{MqttPort}
            mqtt.allow_anonymous = false
            default_user = {User}
            default_pass = {Password}
            log.console = true
            log.file = false

            """);

        // The node registers with a name server, which would else be started in the background and stay.
        _names = Process.Start(new ProcessStartInfo("epmd", ["-port", $"{_ports[4]}", "-address", "127.0.0.1"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await StartAsync();
    }

    /// <summary>Starts the broker, after <see cref="KillAsync"/> on the same files and ports.</summary>
    public async Task StartAsync()
    {
        ProcessStartInfo start = new(Program) { WorkingDirectory = _folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in Environment())
        {
            start.Environment[name] = value;
        }

        Process server = Process.Start(start)!;
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> output = [];
        server.OutputDataReceived += (_, line) => Note(line.Data);
        server.ErrorDataReceived += (_, line) => Note(line.Data);
        server.EnableRaisingEvents = true;
        server.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"rabbitmq-server ended: {string.Join('\n', output)}"));
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        _server = server;
        await ready.Task.WaitAsync(s_startDeadline);

        void Note(string? line)
        {
            lock (output)
            {
                output.Add(line ?? string.Empty);
            }

            if (line?.Contains(ReadyMark, StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        }
    }

    /// <summary>Ends the broker at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_server is { } server)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
            _server = null;
        }
    }

    /// <summary>A connection of a sender.</summary>
    public Task<IConnection> ConnectAsync() => new ConnectionFactory
    {
        HostName = "127.0.0.1",
        Port = Port,
        UserName = User,
        Password = Password,
        AutomaticRecoveryEnabled = false,
    }.CreateConnectionAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_names is not null)
        {
            _names.Kill();
            await _names.WaitForExitAsync();
            _names.Dispose();
        }

        _folder.Dispose();
    }

    private (string Name, string Value)[] Environment() =>
    [
        ("HOME", _folder.Path),
        ("ERL_EPMD_PORT", $"{_ports[4]}"),
        ("ERL_EPMD_ADDRESS", "127.0.0.1"),
        ("RABBITMQ_NODENAME", $"batterytwin{Port}@localhost"),
        ("RABBITMQ_DIST_PORT", $"{_ports[3]}"),
        ("RABBITMQ_MNESIA_BASE", _folder.PathOf("mnesia")),
        ("RABBITMQ_LOG_BASE", _folder.PathOf("log")),
        ("RABBITMQ_LOGS", "-"),
        ("RABBITMQ_CONFIG_FILE", _folder.PathOf("rabbitmq")),
        ("RABBITMQ_ADVANCED_CONFIG_FILE", _folder.PathOf("advanced")),
        ("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
        ("RABBITMQ_ENABLED_PLUGINS_FILE", _folder.PathOf("enabled_plugins")),
        ("RABBITMQ_GENERATED_CONFIG_DIR", _folder.PathOf("generated")),
        ("RABBITMQ_PID_FILE", _folder.PathOf("pid")),
        ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
    ];

    private void WriteCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(_folder.PathOf("broker.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
