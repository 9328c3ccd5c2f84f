using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Where an element stands: its document, and the parent's member that holds it; neither parent nor member for a top-level element.</summary>
internal readonly record struct ElementPlace(int Document, Element? Parent, MemberRule? Rule)
{
    public bool IsTopLevel => Parent is null;
}
