using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Domain.Dtdl.Language;

/// <summary>The outcome of a check: errors in the order of the text, and how many more there were than are kept.</summary>
public sealed record ModelVerdict(ImmutableArray<ModelError> Errors, int DroppedErrors)
{
    public bool IsValid => Errors.IsEmpty;
}
