using BatteryTwin.Domain.Traceability;

namespace BatteryTwin.Web.State.Trace;

/// <summary>What a group of units has in common.</summary>
/// <param name="Table">Table of the units.</param>
/// <param name="Units">Units in the group.</param>
/// <param name="Of">Units they are compared with, themselves among them.</param>
/// <param name="Common">What they share beyond chance, the least probable first.</param>
/// <param name="Unknown">Identifiers that no unit has.</param>
public sealed record CommonView(string Table, int Units, int Of, IReadOnlyList<CommonOrigin> Common, IReadOnlyList<string> Unknown);
