using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A crew's planned work as iCalendar (RFC 5545): times in UTC, text escaped, lines folded at 75 octets.</summary>
internal static class CrewCalendarFeed
{
    private const int LineOctets = 75;

    public static string Write(Crew crew, IEnumerable<WorkOrder> orders, DateTimeOffset now)
    {
        StringBuilder text = new();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//BatteryTwin//Maintenance//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escape(crew.Name)}");
        foreach (WorkOrder order in orders.Where(order => order.Placement?.Crew == crew.Id && order.State != WorkState.Cancelled).OrderBy(order => order.Placement!.Start))
        {
            Event(text, order, now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, WorkOrder order, DateTimeOffset now)
    {
        WorkContent content = order.Content;
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{order.Id}@batterytwin");
        Line(text, $"DTSTAMP:{Time(now)}");
        Line(text, $"SEQUENCE:{order.Version.ToString(CultureInfo.InvariantCulture)}");
        Line(text, $"LAST-MODIFIED:{Time(order.History[^1].Time)}");
        Line(text, $"DTSTART:{Time(order.Placement!.Start)}");
        Line(text, $"DTEND:{Time(order.Placement.End)}");
        Line(text, $"SUMMARY:{Escape(content.Title)}");
        Line(text, $"LOCATION:{Escape(content.Component is null ? content.Asset : $"{content.Asset}, {content.Component}")}");
        Line(text, $"DESCRIPTION:{Escape(Description(content))}");
        Line(text, $"STATUS:{(order.State == WorkState.Planned && !order.Placement.Pinned ? "TENTATIVE" : "CONFIRMED")}");
        Line(text, "END:VEVENT");
    }

    private static string Description(WorkContent content) => string.Join(
        '\n',
        new[]
        {
            content.Description,
            string.Create(CultureInfo.InvariantCulture, $"{content.Duration.TotalHours:0.##} h of work, {content.Technicians} technician{(content.Technicians == 1 ? string.Empty : "s")}"),
            content.Skills.Length > 0 ? $"Skills: {string.Join(", ", content.Skills)}" : null,
            content.Parts.Length > 0 ? $"Parts: {string.Join(", ", content.Parts.Select(part => $"{part.Quantity} × {part.Part}"))}" : null,
        }.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text values: backslash, comma, semicolon and line ends escaped; other control characters left out.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char letter in text.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\\' or ',' or ';' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(letter) && letter != '\t' => escaped,
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A content line; what exceeds 75 octets goes on in lines that begin with a space, never within a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
