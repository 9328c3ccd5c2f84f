using System.Text.Json.Serialization;
using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>What is wrong when a rule holds.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ThresholdCondition), "threshold")]
[JsonDerivedType(typeof(RateCondition), "rate")]
[JsonDerivedType(typeof(DeviationCondition), "deviation")]
[JsonDerivedType(typeof(ForecastCondition), "forecast")]
[JsonDerivedType(typeof(MissingCondition), "missing")]
[JsonDerivedType(typeof(CompoundCondition), "compound")]
public abstract record RuleCondition
{
    /// <summary>Longest time that a condition may look back.</summary>
    public static readonly TimeSpan MaxMemory = TimeSpan.FromDays(7);

    /// <summary>Fields of a twin that it reads, in the order in which its state takes them; none for one that joins rules.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> Fields { get; }

    /// <summary>How far it looks back.</summary>
    [JsonIgnore]
    public abstract TimeSpan Memory { get; }

    /// <summary>Adds what is wrong with it, each fault with its member.</summary>
    internal abstract void AddFaults(List<string> faults);

    /// <summary>A fresh state of it at one place; null for one that joins rules.</summary>
    internal abstract ConditionState? NewState(TimeSpan staleAfter);
}
