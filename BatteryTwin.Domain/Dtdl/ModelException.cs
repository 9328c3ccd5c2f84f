using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Models that cannot be taken; the message names the interface and what is wrong with it.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ModelException()
    {
    }

    public ModelException(IReadOnlyList<ModelError> errors)
        : base(string.Join(' ', errors.Take(5).Select(Describe)) + (errors.Count > 5 ? $" (and {errors.Count - 5} more)" : string.Empty)) => Errors = errors;

    /// <summary>Faults of the language check, with places; empty when the models break a rule beyond the language.</summary>
    public IReadOnlyList<ModelError> Errors { get; } = [];

    private static string Describe(ModelError error) => $"{error.Message} {error.Remedy} ({error.Code}{(error.Id is null ? string.Empty : $" in {error.Id}")}, line {error.Line}, column {error.Column})";
}
