using BatteryTwin.Ingest.Mapping;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>A rule as the page lists it, with what it did and how many of the known series it fits, and those of them with a problem.</summary>
public sealed record RuleRow(StoredRule Stored, RuleTally Tally, int Fits, int Problems);
