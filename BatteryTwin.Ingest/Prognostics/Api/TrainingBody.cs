namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>The body of a training request.</summary>
/// <param name="Name">What people call the model.</param>
/// <param name="DatasetId">The data set to learn from.</param>
/// <param name="RulCap">Remaining life above which assets are not told apart, in the data's unit; 125 by default.</param>
/// <param name="Level">Share of truths that intervals promise to hold; 0.9 by default.</param>
/// <param name="Seed">Decides everything that is drawn; 1 by default.</param>
public sealed record TrainingBody(string? Name, string? DatasetId, double? RulCap, double? Level, long? Seed);
