using System.Globalization;

namespace BatteryTwin.Domain.Production.Orders;

/// <summary>One row of a table by column name; collects what is wrong with it.</summary>
internal sealed class PlanRow(long line, IReadOnlyList<string> head, IReadOnlyList<string> fields, List<RowFault> faults)
{
    private const double MostUnits = 1e12;

    public bool IsGood { get; private set; } = true;

    public string Text(string column)
    {
        int index = head.Select((name, i) => (name, i)).Where(item => item.name.Equals(column, StringComparison.OrdinalIgnoreCase)).Select(item => item.i).DefaultIfEmpty(-1).First();
        string text = index >= 0 && index < fields.Count ? fields[index].Trim() : string.Empty;
        if (text.Length == 0)
        {
            Fault(column, $"'{column}' is empty");
        }

        return text;
    }

    public double Quantity(string column)
    {
        string text = Text(column);
        if (text.Length > 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is > 0 and <= MostUnits)
        {
            return number;
        }

        if (text.Length > 0)
        {
            Fault(column, $"'{text}' is not a number above 0 (write the decimal sign as a point)");
        }

        return 0;
    }

    public DateOnly Date(string column)
    {
        string text = Text(column);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && text.Length > 0)
        {
            Fault(column, $"'{text}' is not a date; write it as 2026-03-29");
        }

        return date;
    }

    /// <summary>An instant; without an offset it is by the plant's clock.</summary>
    public DateTimeOffset Instant(string column, Calendar.PlantClock clock)
    {
        string text = Text(column);
        if (text.Length == 0)
        {
            return default;
        }

        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return IsUsable(column, text, local.Year) ? clock.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)) : default;
        }

        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ssZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            return IsUsable(column, text, time.Year) ? time.ToUniversalTime() : default;
        }

        Fault(column, $"'{text}' is not a time; write it as 2026-03-29 06:00 by the plant's clock, or with an offset as 2026-03-29T06:00+02:00");
        return default;
    }

    private bool IsUsable(string column, string text, int year)
    {
        if (Calendar.PlantClock.IsUsable(year))
        {
            return true;
        }

        Fault(column, $"'{text}' lies outside the years {Calendar.PlantClock.FirstYear} to {Calendar.PlantClock.LastYear}");
        return false;
    }

    public void Fault(string? column, string message)
    {
        IsGood = false;
        faults.Add(new(line, column, message));
    }
}
