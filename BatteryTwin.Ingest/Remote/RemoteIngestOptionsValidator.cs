using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Storage.InfluxDb;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Refuses settings with which the ingest service cannot be asked, or its telemetry not be read.</summary>
internal sealed class RemoteIngestOptionsValidator(IConfiguration configuration, IOptions<NetworkOptions> network) : IValidateOptions<RemoteIngestOptions>
{
    private const string EndpointSetting = RemoteIngestOptions.Section + ":Endpoint";

    public ValidateOptionsResult Validate(string? name, RemoteIngestOptions options)
    {
        List<string> faults = [];
        if (ServiceAddress.Fault(EndpointSetting, options.Endpoint, "http://localhost:5081", network.Value.AllowAnonymousRemote) is { } fault)
        {
            faults.Add(fault);
        }

        if (!InfluxDbServices.IsChosen(configuration))
        {
            faults.Add($"{EndpointSetting} is set, so telemetry must be where both processes reach it: set BatteryTwin:Telemetry:Store=InfluxDb and BatteryTwin:Telemetry:InfluxDb:Url here and for the ingest service");
        }

        Require(options.StatusInterval >= TimeSpan.FromSeconds(0.1) && options.StatusInterval <= TimeSpan.FromHours(1), "StatusInterval must lie between 00:00:00.1 and 01:00:00");
        Require(options.RequestTimeout >= TimeSpan.FromSeconds(1) && options.RequestTimeout <= TimeSpan.FromHours(1), "RequestTimeout must lie between 00:00:01 and 01:00:00");
        Require(options.Silence >= TimeSpan.FromSeconds(1) && options.Silence <= TimeSpan.FromHours(1), "Silence must lie between 00:00:01 and 01:00:00, and be longer than BatteryTwin:Live:Heartbeat of the service");
        Require(options.RetryDelay > TimeSpan.Zero && options.RetryDelay <= options.MaxRetryDelay, "RetryDelay must be more than zero and at most MaxRetryDelay");
        Require(options.MaxRetryDelay <= TimeSpan.FromHours(1), "MaxRetryDelay must be at most 01:00:00");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string text)
        {
            if (!holds)
            {
                faults.Add($"{RemoteIngestOptions.Section}:{text}");
            }
        }
    }
}
