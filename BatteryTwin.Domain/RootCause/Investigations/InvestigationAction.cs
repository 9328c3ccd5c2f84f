namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>Something to be done because of an investigation.</summary>
/// <param name="Number">Counts from 1 within the investigation.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who is to do it; may be empty.</param>
/// <param name="IsDone">Whether it was.</param>
public sealed record InvestigationAction(int Number, string Text, string Owner, bool IsDone);
