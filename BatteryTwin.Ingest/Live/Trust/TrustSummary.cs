namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>Judged series by quality, and those beyond <see cref="TrustOptions.MaxSeries"/> that are not judged.</summary>
public sealed record TrustSummary(int Good, int Uncertain, int Bad, int NotJudged)
{
    public static TrustSummary Empty { get; } = new(0, 0, 0, 0);

    public int Judged => Good + Uncertain + Bad;
}
