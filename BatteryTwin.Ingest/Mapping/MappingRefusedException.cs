using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>A change of the rules that was not made; the message says why and what to do.</summary>
public sealed class MappingRefusedException : Exception
{
    public MappingRefusedException(MappingRefusal refusal, string message, IReadOnlyList<MappingFault>? faults = null)
        : base(message)
    {
        Refusal = refusal;
        Faults = faults ?? [];
    }

    public MappingRefusedException()
    {
    }

    public MappingRefusedException(string message)
        : base(message)
    {
    }

    public MappingRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MappingRefusal Refusal { get; }

    public IReadOnlyList<MappingFault> Faults { get; } = [];
}
