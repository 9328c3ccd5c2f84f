using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A crew as clients write it; its id stands in the address.</summary>
internal sealed record CrewBody(string? Name, int? Technicians, ImmutableArray<string>? Skills, CrewCalendar? Calendar, ImmutableArray<string>? Places)
{
    public Crew ToCrew(string id) => new()
    {
        Id = id,
        Name = string.IsNullOrWhiteSpace(Name) ? id : Name,
        Technicians = Technicians ?? 1,
        Skills = Skills ?? [],
        Places = Places ?? [],
        Calendar = Calendar is null ? new() : Calendar.Shifts.Any(shift => shift is null) ? throw MaintenanceRequest.Invalid("calendar.shifts: an entry is null") : Calendar,
    };
}
