using BatteryTwin.Ingest.Operations;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Refuses settings with which the twin service cannot be asked, or only with tokens in the clear.</summary>
internal sealed class RemoteTwinOptionsValidator(IOptions<NetworkOptions> network) : IValidateOptions<RemoteTwinOptions>
{
    public ValidateOptionsResult Validate(string? name, RemoteTwinOptions options)
    {
        List<string> faults = [];
        if (options.IsRemote && ServiceAddress.Fault(RemoteTwinOptions.Section + ":Endpoint", options.Endpoint, "https://my-plant.api.weu.digitaltwins.azure.net", network.Value.AllowAnonymousRemote) is { } fault)
        {
            faults.Add(fault);
        }

        Require(options.RefreshInterval >= TimeSpan.FromSeconds(1) && options.RefreshInterval <= TimeSpan.FromDays(1), "RefreshInterval must lie between 00:00:01 and one day");
        Require(options.MaxRetries is >= 0 and <= 20, "MaxRetries must lie between 0 and 20");
        Require(options.RetryDelay > TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromMinutes(1), "RetryDelay must be more than zero and at most 00:01:00");
        Require(options.RequestTimeout >= TimeSpan.FromSeconds(1) && options.RequestTimeout <= TimeSpan.FromHours(1), "RequestTimeout must lie between 00:00:01 and 01:00:00");
        Require(options.Anonymous || !string.IsNullOrWhiteSpace(options.Scope), "Scope must name what the token is asked for, for example https://digitaltwins.azure.net/.default");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string text)
        {
            if (!holds)
            {
                faults.Add($"{RemoteTwinOptions.Section}:{text}");
            }
        }
    }
}
