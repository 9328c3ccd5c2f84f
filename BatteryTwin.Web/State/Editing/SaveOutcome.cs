namespace BatteryTwin.Web.State.Editing;

/// <summary>What became of saving a draft: saved, or refused for what is said, or held back because of conflicts.</summary>
public sealed record SaveOutcome(bool IsSaved, string? Fault, IReadOnlyList<FieldConflict> Conflicts)
{
    public static SaveOutcome Saved { get; } = new(true, null, []);

    public static SaveOutcome Refused(string fault) => new(false, fault, []);
}
