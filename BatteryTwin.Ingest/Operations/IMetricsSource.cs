namespace BatteryTwin.Ingest.Operations;

/// <summary>A capability that has figures of its own on <c>/metrics</c>.</summary>
internal interface IMetricsSource
{
    /// <summary>Adds the figures as they are now.</summary>
    void AddTo(PrometheusText text);
}
