using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>All rules that need more than one element, in the order they build on each other.</summary>
internal static class ModelRules
{
    /// <summary>Checks what was read; returns the interfaces, those inherited from first.</summary>
    public static IReadOnlyList<InterfaceContents> Check(ModelReading reading)
    {
        new ReferenceRules(reading).Check();
        new AdjunctTypeRules(reading).Check();
        new UniquenessRules(reading).Check();
        new SchemaRules(reading).Check();
        InheritanceRules inheritance = new(reading);
        inheritance.Check();
        new InheritedNameRules(reading, inheritance.Ordered).Check();
        new ComponentRules(reading, inheritance).Check();
        new SizeRules(reading, inheritance).Check();
        new AnnotationRules(reading, inheritance.Ordered).Check();
        return inheritance.Ordered;
    }
}
