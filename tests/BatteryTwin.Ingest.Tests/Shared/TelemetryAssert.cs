using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Compares answers of a telemetry store; floats that were summed may differ in the last digits.</summary>
public static class TelemetryAssert
{
    public static void Same(IReadOnlyList<SeriesPoints> expected, IReadOnlyList<SeriesPoints> actual, bool exact)
    {
        Assert.Equal(expected.Select(series => (series.Key.Canonical, series.Type, series.Truncated)), actual.Select(series => (series.Key.Canonical, series.Type, series.Truncated)));
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].TimesNs, actual[i].TimesNs);
            for (int k = 0; k < expected[i].Count; k++)
            {
                FieldValue wanted = expected[i].Values[k];
                FieldValue given = actual[i].Values[k];
                bool close = !exact && wanted.Type == FieldType.Float && given.Type == FieldType.Float
                    && Math.Abs(wanted.ToDouble() - given.ToDouble()) <= 1e-9 * Math.Max(1, Math.Abs(wanted.ToDouble()));
                Assert.True(close || wanted == given, $"{expected[i].Key} at {expected[i].TimesNs[k]}: expected {wanted}, got {given}");
            }
        }
    }
}
