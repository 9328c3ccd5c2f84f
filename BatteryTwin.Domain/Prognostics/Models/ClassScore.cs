namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Precision, recall and F1 of one class.</summary>
public sealed record ClassScore(string Label, int N, double Precision, double Recall, double F1);
