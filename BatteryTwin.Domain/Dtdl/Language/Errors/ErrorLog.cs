using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>Collects errors up to a bound and counts what came after.</summary>
internal sealed class ErrorLog(int capacity)
{
    private readonly List<ModelError> _errors = [];

    public IReadOnlyList<ModelError> Errors => _errors;

    public int Count => _errors.Count + Dropped;

    public int Dropped { get; private set; }

    public bool IsFull => _errors.Count >= capacity;

    public void Add(ModelErrorCode code, int document, TextPosition position, string? id, string? property, string? value, string? detail)
    {
        if (_errors.Count >= capacity)
        {
            Dropped++;
            return;
        }

        _errors.Add(ModelErrorTexts.Write(code, id, property, value, detail) with { Document = document, Line = position.Line, Column = position.Column });
    }
}
