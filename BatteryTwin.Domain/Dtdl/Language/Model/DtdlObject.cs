using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Named values; every field is optional in a value, others are not allowed.</summary>
public sealed record DtdlObject : DtdlSchema
{
    public ImmutableArray<DtdlField> Fields { get; init; } = [];

    public override string Summary => "object";

    public DtdlField? Find(string name)
    {
        foreach (DtdlField field in Fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }
}
