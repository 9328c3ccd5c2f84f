using System.Globalization;
using System.Text;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Writes metrics in the Prometheus text exposition format, version 0.0.4.</summary>
public sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A value that only rises.</summary>
    public PrometheusText Counter(string name, string help, params (string Labels, double Value)[] samples) => Metric(name, "counter", help, samples);

    /// <summary>A value that rises and falls.</summary>
    public PrometheusText Gauge(string name, string help, params (string Labels, double Value)[] samples) => Metric(name, "gauge", help, samples);

    /// <summary><c>name="value"</c> pairs, escaped.</summary>
    public static string Labels(params (string Name, string Value)[] labels) =>
        string.Join(',', labels.Select(label => $"{label.Name}=\"{Escape(label.Value)}\""));

    public override string ToString() => _text.ToString();

    private PrometheusText Metric(string name, string type, string help, (string Labels, double Value)[] samples)
    {
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach ((string labels, double value) in samples)
        {
            _text.Append(name);
            if (labels.Length > 0)
            {
                _text.Append('{').Append(labels).Append('}');
            }

            _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        return this;
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
