namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A day of the plant on which no shift begins; a shift that began the evening before still ends on it.</summary>
public sealed record Holiday(DateOnly Date, string Name);
