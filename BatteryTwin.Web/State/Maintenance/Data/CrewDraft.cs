using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A crew as people enter it. Editable.</summary>
public sealed class CrewDraft
{
    /// <summary>Empty for a new crew, whose id follows from its name.</summary>
    public string Id { get; init; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public string Technicians { get; set; } = "1";

    /// <summary>Apart by commas.</summary>
    public string Skills { get; set; } = string.Empty;

    /// <summary>Twins it works on; everywhere when none is named.</summary>
    public List<string> Places { get; } = [];

    public string TimeZone { get; set; } = "UTC";

    public List<CrewShiftDraft> Shifts { get; } = [];

    public List<StretchDraft> Off { get; } = [];

    public List<StretchDraft> Extra { get; } = [];

    /// <summary>Working hours of an ordinary week, as entered.</summary>
    public double WeekHours => CrewWords.WeekHours(Shifts.SelectMany(shift => shift.ToShifts(new(), string.Empty)));

    /// <summary>A new crew that works early shifts on weekdays.</summary>
    public static CrewDraft New(string timeZone)
    {
        CrewDraft draft = new() { TimeZone = timeZone };
        CrewShiftDraft early = new();
        early.Days.UnionWith(CrewShiftDraft.Week.Take(5));
        draft.Shifts.Add(early);
        return draft;
    }

    public static CrewDraft Of(Crew crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        CrewDraft draft = new()
        {
            Id = crew.Id,
            Name = crew.Name,
            Technicians = crew.Technicians.ToString(CultureInfo.InvariantCulture),
            Skills = NameList.Of(crew.Skills),
            TimeZone = crew.Calendar.TimeZone,
        };
        TimeZoneInfo zone = ZoneOf(crew.Calendar.TimeZone) ?? TimeZoneInfo.Utc;
        draft.Places.AddRange(crew.Places);
        draft.Shifts.AddRange(CrewShiftDraft.Of(crew.Calendar.Shifts));
        draft.Off.AddRange(crew.Calendar.Off.OrderBy(stretch => stretch.Start).Select(stretch => StretchDraft.Of(stretch, zone)));
        draft.Extra.AddRange(crew.Calendar.Extra.OrderBy(stretch => stretch.Start).Select(stretch => StretchDraft.Of(stretch, zone)));
        return draft;
    }

    /// <summary>What is entered, as a crew; what is wrong where it is none.</summary>
    /// <param name="id">Its id.</param>
    public (Crew? Crew, FieldFaults Faults) ToCrew(string id)
    {
        FieldFaults faults = new();
        if (string.IsNullOrWhiteSpace(Name))
        {
            faults.Add("name", "A name is missing.");
        }

        if (ZoneOf(TimeZone.Trim()) is not { } zone)
        {
            faults.Add("timeZone", $"“{TimeZone}” is no time zone that is known; write one like Europe/Berlin.");
            zone = TimeZoneInfo.Utc;
        }

        Crew crew = new()
        {
            Id = id,
            Name = Name.Trim(),
            Technicians = NumberText.ReadWhole(faults, "technicians", Technicians, 1, 1_000),
            Skills = [.. NameList.Read(Skills)],
            Places = [.. Places],
            Calendar = new()
            {
                TimeZone = TimeZone.Trim(),
                Shifts = [.. Shifts.SelectMany((shift, at) => shift.ToShifts(faults, $"shift{at}"))],
                Off = Stretches(Off, "off"),
                Extra = Stretches(Extra, "extra"),
            },
        };
        faults.Take(crew.Faults());
        return faults.Count == 0 ? (crew, faults) : (null, faults);

        ImmutableArray<TimeStretch> Stretches(List<StretchDraft> rows, string field) => [.. rows.Select((row, at) => row.ToStretch(zone, faults, $"{field}{at}")).OfType<TimeStretch>()];
    }

    /// <summary>What a crew says, to tell versions apart.</summary>
    public static IReadOnlyList<DataFact> Facts(Crew crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return
        [
            new("name", crew.Name),
            new("people", crew.Technicians.ToString(CultureInfo.CurrentCulture)),
            new("skills", NameList.Of(crew.Skills)),
            new("places", NameList.Of(crew.Places)),
            new("time zone", crew.Calendar.TimeZone),
            new("shifts", CrewWords.Shifts(crew.Calendar)),
            .. crew.Calendar.Off.Select(stretch => new DataFact("times off", $"{stretch.Start:yyyy-MM-dd HH:mm}–{stretch.End:yyyy-MM-dd HH:mm} UTC")),
            .. crew.Calendar.Extra.Select(stretch => new DataFact("extra shifts", $"{stretch.Start:yyyy-MM-dd HH:mm}–{stretch.End:yyyy-MM-dd HH:mm} UTC")),
        ];
    }

    private static TimeZoneInfo? ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;
}
