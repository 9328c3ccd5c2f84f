namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>
/// One fault of a model: <see cref="Code"/> is the language community's name of the fault, <see cref="Id"/> the element, <see cref="Property"/> its
/// member, <see cref="Value"/> what stood there; <see cref="Document"/> counts the documents from 0, line and column from 1.
/// </summary>
public sealed record ModelError
{
    public required string Code { get; init; }

    public string? Id { get; init; }

    public string? Property { get; init; }

    public string? Value { get; init; }

    public required int Document { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remedy { get; init; }

    public override string ToString() => $"{Code} at line {Line}, column {Column}: {Message} {Remedy}";
}
