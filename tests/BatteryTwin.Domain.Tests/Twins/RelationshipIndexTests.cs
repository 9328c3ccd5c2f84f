using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class RelationshipIndexTests
{
    /// <summary>A hub grows past the point where arrays become trees and shrinks back, against a plain list.</summary>
    [Fact]
    public void WithAndWithout_ManyEdgesAtOneTwin_AgreeWithAPlainList()
    {
        Random random = new(7);
        Dictionary<(string, string), Relationship> plain = [];
        RelationshipIndex index = RelationshipIndex.Empty;
        for (int i = 0; i < 3_000; i++)
        {
            bool grows = i < 1_500 ? random.Next(4) > 0 : random.Next(4) == 0;
            Relationship edge = Edge($"s{random.Next(3)}", $"e{random.Next(80)}", random.Next(2) == 0 ? "feeds" : "has", $"t{random.Next(3)}");
            if (grows)
            {
                index = index.With(edge);
                plain[(edge.SourceId, edge.Id)] = edge;
            }
            else
            {
                index = index.Without(edge.SourceId, edge.Id);
                plain.Remove((edge.SourceId, edge.Id));
            }
        }

        Same(plain.Values, index);
        Same(plain.Values, RelationshipIndex.Build(plain.Values));
    }

    private static void Same(IEnumerable<Relationship> plain, RelationshipIndex index)
    {
        Relationship[] sorted = [.. plain.OrderBy(edge => edge.SourceId, StringComparer.Ordinal).ThenBy(edge => edge.Id, StringComparer.Ordinal)];
        Assert.Equal(sorted.Length, index.Count);
        Assert.Equal(sorted, index.All);
        foreach (string twin in (string[])["s0", "s1", "s2", "t0", "t1", "t2"])
        {
            Assert.Equal(sorted.Where(edge => edge.SourceId == twin), index.From(twin));
            Assert.Equal(sorted.Where(edge => edge.TargetId == twin), index.To(twin));
            Assert.Equal(sorted.Where(edge => edge.SourceId == twin && edge.Name == "feeds"), index.From(twin, "feeds"));
            Assert.Equal(sorted.Where(edge => edge.TargetId == twin && edge.Name == "has"), index.To(twin, "has"));
            Assert.Equal((index.From(twin).Count(), index.To(twin).Count()), (index.CountFrom(twin), index.CountTo(twin)));
        }

        Assert.All(sorted, edge => Assert.Same(edge, index.Find(edge.SourceId, edge.Id)));
    }

    private static Relationship Edge(string source, string id, string name, string target) => new() { SourceId = source, Id = id, Name = name, TargetId = target, ETag = "W/\"1\"" };
}
