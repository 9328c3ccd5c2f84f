namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>The type of a value.</summary>
public abstract record DtdlSchema : DtdlElement
{
    /// <summary>The schema in a word or two for people: a term such as double, or array, map, object, enum.</summary>
    public abstract string Summary { get; }
}
