namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>Units that are alike but for where they come from: how many there are, and how many of them have a 1.</summary>
internal readonly record struct Stratum(int Reference, int ReferenceOnes, int Batch, int BatchOnes)
{
    public bool IsInformative => Reference > 0 && Batch > 0 && ReferenceOnes + BatchOnes > 0 && ReferenceOnes + BatchOnes < Reference + Batch;
}
