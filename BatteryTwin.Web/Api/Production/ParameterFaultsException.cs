using BatteryTwin.Ingest.Api;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Parameters of a request are not valid.</summary>
internal sealed class ParameterFaultsException(ParameterFaults faults) : Exception("parameters are not valid")
{
    public ParameterFaults Faults { get; } = faults;
}
