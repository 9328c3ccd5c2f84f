using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>Something that happened to an investigation. What is kept of an investigation is the list of these; kinds are only ever added.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Analysed), "analysed")]
[JsonDerivedType(typeof(AnalysisFailed), "analysisFailed")]
[JsonDerivedType(typeof(CauseDecided), "causeDecided")]
[JsonDerivedType(typeof(ConclusionWritten), "conclusionWritten")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(ActionAdded), "actionAdded")]
[JsonDerivedType(typeof(ActionSettled), "actionSettled")]
public abstract record InvestigationChange
{
    /// <summary>The change in a few words, for the history.</summary>
    [JsonIgnore]
    public abstract string Summary { get; }
}
