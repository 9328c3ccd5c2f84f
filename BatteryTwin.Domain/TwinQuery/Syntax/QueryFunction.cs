namespace BatteryTwin.Domain.TwinQuery.Syntax;

/// <summary>The functions of the language.</summary>
public enum QueryFunction
{
    IsOfModel,
    IsDefined,
    IsNull,
    IsBool,
    IsNumber,
    IsString,
    IsPrimitive,
    IsObject,
    StartsWith,
    EndsWith,
    Contains,
    ArrayContains,
}
