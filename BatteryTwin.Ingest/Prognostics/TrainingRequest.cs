namespace BatteryTwin.Ingest.Prognostics;

/// <summary>What a model is to be trained on and how.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="DatasetId">The data set.</param>
/// <param name="RulCap">Remaining life above which assets are not told apart.</param>
/// <param name="Level">Share of truths that intervals promise to hold.</param>
/// <param name="Seed">Decides everything that is drawn.</param>
public sealed record TrainingRequest(string Name, string DatasetId, double RulCap, double Level, ulong Seed);
