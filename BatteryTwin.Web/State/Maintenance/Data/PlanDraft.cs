using System.Globalization;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A recurring plan as people enter it. Editable.</summary>
public sealed class PlanDraft
{
    private WorkContent? _known;

    /// <summary>Empty for a new plan, whose id follows from its title.</summary>
    public string Id { get; init; } = string.Empty;

    public string Title { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Asset { get; set; } = string.Empty;

    public string Component { get; set; } = string.Empty;

    public WorkType Type { get; set; } = WorkType.Preventive;

    public WorkPriority Priority { get; set; } = WorkPriority.Medium;

    public string DurationHours { get; set; } = "2";

    public string Technicians { get; set; } = "1";

    /// <summary>Apart by commas.</summary>
    public string Skills { get; set; } = string.Empty;

    public List<PartDraft> Parts { get; } = [];

    public bool StopsAsset { get; set; } = true;

    public bool MayPause { get; set; } = true;

    /// <summary>How often.</summary>
    public RecurrenceDraft Recurrence { get; init; } = new();

    public string LeadDays { get; set; } = "14";

    public bool IsActive { get; set; } = true;

    public static PlanDraft Of(RecurringPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        WorkContent content = plan.Content;
        PlanDraft draft = new()
        {
            Id = plan.Id,
            Title = content.Title,
            Description = content.Description ?? string.Empty,
            Asset = content.Asset,
            Component = content.Component ?? string.Empty,
            Type = content.Type,
            Priority = content.Priority,
            DurationHours = NumberText.Of(content.Duration.TotalHours),
            Technicians = content.Technicians.ToString(CultureInfo.InvariantCulture),
            Skills = NameList.Of(content.Skills),
            StopsAsset = content.StopsAsset,
            MayPause = content.MayPause,
            Recurrence = RecurrenceDraft.Of(plan),
            LeadDays = NumberText.Of(plan.LeadDays),
            IsActive = plan.IsActive,
            _known = content,
        };
        draft.Parts.AddRange(content.Parts.Select(PartDraft.Of));
        return draft;
    }

    /// <summary>Takes duration, people, skills and part from what the component costs.</summary>
    public void Fill(ComponentCosts costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        DurationHours = costs.PlannedHours > 0 ? NumberText.Of(costs.PlannedHours) : DurationHours;
        Technicians = costs.Technicians.ToString(CultureInfo.InvariantCulture);
        Skills = NameList.Of(costs.Skills);
        if (costs.PartCost > 0 && Parts.Count == 0)
        {
            Parts.Add(new() { Part = Forecasts.ForecastWords.Name(costs.Component) });
        }
    }

    /// <summary>What is entered, as a plan; what is wrong where it is none. What the form does not show stays as it is.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="known">The plan that is changed; null for a new one.</param>
    public (RecurringPlan? Plan, FieldFaults Faults) ToPlan(string id, RecurringPlan? known)
    {
        FieldFaults faults = new();
        if (string.IsNullOrWhiteSpace(Title))
        {
            faults.Add("title", "Say what is to be done.");
        }

        double hours = NumberText.Read(faults, "duration", DurationHours, 0.1, WorkContent.MaxDuration.TotalHours);
        WorkContent content = (_known ?? new() { Type = Type, Title = Title, Asset = Asset, Duration = TimeSpan.Zero }) with
        {
            Type = Type,
            Title = Title.Trim(),
            Description = Given(Description),
            Asset = Asset,
            Component = Given(Component),
            Duration = TimeSpan.FromMinutes(Math.Round(hours * 60, 3)),
            Technicians = NumberText.ReadWhole(faults, "technicians", Technicians, 1, 100),
            Skills = [.. NameList.Read(Skills)],
            Parts = [.. Parts.Select((part, at) => part.ToNeed(faults, $"part{at}"))],
            Priority = Priority,
            StopsAsset = StopsAsset,
            MayPause = MayPause,
        };
        RecurringPlan plan = Recurrence.Into((known ?? new() { Id = id, Content = content, Recurrence = new CounterRecurrence { Counter = default, Every = 1 } }) with
        {
            Id = id,
            Content = content,
            LeadDays = NumberText.Read(faults, "leadDays", LeadDays, 0, 1_000),
            IsActive = IsActive,
        }, faults);
        if (faults.Count == 0)
        {
            faults.Take(plan.Faults());
        }

        return faults.Count == 0 ? (plan, faults) : (null, faults);
    }

    /// <summary>What a plan says, to tell versions apart; which order was made of it last is not of it.</summary>
    public static IReadOnlyList<DataFact> Facts(RecurringPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        WorkContent content = plan.Content;
        return
        [
            new("title", content.Title),
            new("details", content.Description ?? string.Empty),
            new("place", content.Component is null ? content.Asset : $"{content.Asset}, {content.Component}"),
            new("kind", $"{content.Type}, {content.Priority}".ToLowerInvariant()),
            new("work", $"{WorkWords.Hours(content.Duration)} × {content.Technicians}"),
            new("skills", NameList.Of(content.Skills)),
            new("parts", string.Join(", ", content.Parts.Select(part => $"{part.Quantity} × {part.Part}"))),
            new("stops", $"{(content.StopsAsset ? "station stands" : "station runs")}{(content.MayPause ? null : ", in one shift")}"),
            new("recurrence", RecurrenceWords.Of(plan.Recurrence)),
            new("first", plan.Recurrence is CalendarRecurrence calendar ? calendar.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty),
            new("reading", $"{plan.Reading} at {plan.ReadAt:u}, {plan.PerDay} a day"),
            new("lead days", NumberText.Of(plan.LeadDays)),
            new("state", plan.IsActive ? "active" : "paused"),
        ];
    }

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
