namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary><c>IS_OF_MODEL([alias,] 'dtmi' [, exact])</c>.</summary>
public sealed record ModelTestSyntax(SourceText Source, PathSyntax? Alias, string ModelId, bool Exact) : ConditionSyntax(Source);
